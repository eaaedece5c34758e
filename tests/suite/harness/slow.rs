//! Clients that take their time or make no sense: the others do not notice.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::{get, percentile};
use crate::respond::EVERY_KIND;
use crate::support::app::Site;
use crate::support::database::{Database, on_sqlite};

/// The site at an address of its own, until `visit` ends.
async fn served(visit: impl AsyncFnOnce(SocketAddr)) {
    on_sqlite(async |database: Database| {
        let site = Site::open(&database);
        site.publish("every-kind", EVERY_KIND).await;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port");
        let address = listener.local_addr().expect("an address");
        let never = std::future::pending();
        let server = tokio::spawn(maoni::web::serve(listener, site.router(), never));
        visit(address).await;
        server.abort();
    })
    .await;
}

/// Sends a head or a body a byte at a time until it is hung up on, and says when that was.
async fn dribble(address: SocketAddr, begin: &'static str) -> Duration {
    let started = Instant::now();
    let mut stream = TcpStream::connect(address).await.expect("connected");
    stream.write_all(begin.as_bytes()).await.expect("begun");
    let (mut reading, mut writing) = stream.into_split();
    let dribbling = async {
        while writing.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
    };
    let mut rest = Vec::new();
    tokio::select! {
        () = dribbling => {}
        _ = reading.read_to_end(&mut rest) => {}
    }
    started.elapsed()
}

/// Two hundred slow clients, and one after the other who is not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_clients_hold_nobody_up() {
    const SLOW: usize = 200;

    served(async |address| {
        let mut slow = JoinSet::new();
        for client in 0..SLOW {
            slow.spawn(dribble(
                address,
                if client % 2 == 0 {
                    "GET / HTTP/1.1\r\nX-Slow: "
                } else {
                    "POST /s/every-kind/en HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\
                     Content-Type: application/x-www-form-urlencoded\r\n\
                     Sec-Fetch-Site: same-origin\r\n\r\nconsent="
                },
            ));
        }
        let (begun, mut times) = (Instant::now(), Vec::new());
        while begun.elapsed() < Duration::from_secs(10) {
            let moment = Instant::now();
            let reply = get(address, "/s/every-kind/en").await.expect("a page");
            assert_eq!(reply.status, 200);
            times.push(moment.elapsed());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let ended = tokio::time::timeout(Duration::from_secs(30), slow.join_all()).await;
        let longest = ended
            .expect("all are hung up on")
            .into_iter()
            .max()
            .expect("some");
        println!(
            "slow clients: {SLOW} for {longest:?} at most; of {} pages p50 {:?}, p99 {:?}",
            times.len(),
            percentile(&mut times, 50),
            percentile(&mut times, 99)
        );
        assert!(percentile(&mut times, 99) < Duration::from_secs(2));
    })
    .await;
}

/// What is no request of a browser is refused at once, and the next one is answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_make_no_sense_are_refused_at_once() {
    served(async |address| {
        let form = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin";
        let post = |head: &str, body: &str| {
            format!("POST /s/every-kind/en HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{form}\r\n{head}\r\n\r\n{body}")
        };
        let sized = |body: &str| post(&format!("Content-Length: {}", body.len()), body);
        let shapes = [
            "\r\n\0\0\0\r\n\r\n".to_owned(),
            "GET\r\n\r\n".to_owned(),
            "GET / HTTP/9.9\r\n\r\n".to_owned(),
            "GET / HTTP/1.1\r\nHost x\r\n\r\n".to_owned(),
            format!("GET / HTTP/1.1\r\nHost: x\r\nX: {}\r\n\r\n", "y".repeat(1 << 20)),
            format!("GET / HTTP/1.1\r\n{}\r\n", "X: y\r\n".repeat(2_000)),
            format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "y".repeat(1 << 17)),
            post("Content-Length: 11\r\nContent-Length: 12", "consent=yes"),
            post("Content-Length: -1", "consent=yes"),
            post("Transfer-Encoding: chunked", "zz\r\nconsent=yes\r\n0\r\n\r\n"),
            sized("consent=%ff"),
            sized("consent=%"),
            sized("consent=%00"),
            sized(&"a=1&".repeat(1_001)),
            sized(&format!("consent={}", "y".repeat(300_000))),
        ];
        for shape in shapes {
            let moment = Instant::now();
            let mut stream = TcpStream::connect(address).await.expect("connected");
            // It may hang up before it has read all of this.
            let _ = stream.write_all(shape.as_bytes()).await;
            let mut reply = Vec::new();
            let _ = stream.read_to_end(&mut reply).await;
            let reply = String::from_utf8_lossy(&reply);
            let took = moment.elapsed();
            let is_refused = reply.is_empty() || reply.starts_with("HTTP/1.1 4");
            assert!(is_refused, "{:.60}: {reply:.200}", shape.escape_debug().to_string());
            assert!(took < Duration::from_secs(2), "{:.60}: {took:?}", shape.escape_debug().to_string());
            assert_eq!(get(address, "/healthz").await.expect("alive").status, 200);
        }
    })
    .await;
}
