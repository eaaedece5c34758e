//! The program itself under bad luck: killed, stopped, cut off, held up by slow clients.
//!
//! Every run prints its seed and its figures. `MAONI_LONG=1` makes the runs as long as
//! `docs/promises.md` tells them; `MAONI_SEED` repeats one.

mod slow;
mod storm;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use maoni::id::{Key, SurveyId};
use maoni::store::{Options, Publication, Store};
use maoni::survey::Schedule;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Whether to run as long as the promises are told.
fn is_long() -> bool {
    std::env::var("MAONI_LONG").is_ok_and(|long| long == "1")
}

/// Random numbers that a seed repeats.
struct Chance(u64);

impl Chance {
    /// From `MAONI_SEED`, or from the clock; printed so that the run can be repeated.
    fn of(run: &str) -> Self {
        let given = std::env::var("MAONI_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok());
        let now = maoni::id::Clock::now(&maoni::id::SystemClock).as_nanosecond() as u64;
        let seed = given.unwrap_or(now % 1_000_000_000);
        println!("{run}: MAONI_SEED={seed}");
        Self(seed)
    }

    /// A number below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// Publishes `source` as `id` in the database at `url`, open for answers.
async fn publish(url: &str, id: &str, source: &str) {
    let store = Store::connect(url, Options::default())
        .await
        .expect("a database");
    let publication = Publication {
        survey: &SurveyId::new(id),
        source,
        day: jiff::civil::date(2026, 3, 2),
        schedule: Schedule::default(),
        is_synthetic: false,
    };
    store.publish(&publication).await.expect("published");
    store.disconnect().await;
}

/// `maoni serve`, as an operator runs it.
struct Server {
    child: Child,
    address: SocketAddr,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address that nobody listens at, below the ports that the system gives to clients: one of
/// those could be taken while the server is down.
fn free_address(chance: &mut Chance) -> SocketAddr {
    for _ in 0..100 {
        let port = 18_000 + chance.below(14_000) as u16;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
    panic!("no port is free");
}

impl Server {
    /// Starts the program.
    fn start(url: &str, address: SocketAddr) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_maoni"))
            .args(["serve", "--listen", &address.to_string()])
            .env("MAONI_DATABASE", url)
            .env("RUST_LOG", "off")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        Self { child, address }
    }

    /// Waits until it is ready and returns how long that took.
    async fn ready(&mut self) -> Duration {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(30) {
            if let Ok(reply) = get(self.address, "/readyz").await
                && reply.status == 200
            {
                return begun.elapsed();
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                panic!("the server ended with {status}");
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the server is not ready within 30 seconds");
    }

    fn kill(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
    }

    /// Asks it to stop, as a service manager does.
    fn terminate(&self) {
        let pid = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &pid]).status();
        assert!(
            told.is_ok_and(|status| status.success()),
            "the signal is sent"
        );
    }

    /// Waits for its end.
    async fn ended(&mut self) -> ExitStatus {
        for _ in 0..1_500 {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the server does not end within 15 seconds");
    }
}

/// What came back.
struct Reply {
    status: u16,
    body: String,
}

async fn get(address: SocketAddr, path: &str) -> io::Result<Reply> {
    let head = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    exchange(address, &head).await
}

async fn post(address: SocketAddr, path: &str, body: &str) -> io::Result<Reply> {
    exchange(address, &posting(address, path, body)).await
}

/// A form sent from one of our own pages.
fn posting(address: SocketAddr, path: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

async fn exchange(address: SocketAddr, request: &str) -> io::Result<Reply> {
    let work = async {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(request.as_bytes()).await?;
        read_reply(&mut stream).await
    };
    tokio::time::timeout(Duration::from_secs(20), work)
        .await
        .map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
}

/// Reads to the end of the connection; a reply that was cut off is an error.
async fn read_reply(stream: &mut TcpStream) -> io::Result<Reply> {
    let cut = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    let text = String::from_utf8(bytes).map_err(|_| cut())?;
    let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut)?;
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
    let length = head.to_ascii_lowercase();
    let length = length
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    if length.is_some_and(|length| length.parse() != Ok(body.len())) {
        return Err(cut());
    }
    Ok(Reply {
        status: status.ok_or_else(cut)?,
        body: body.to_owned(),
    })
}

/// A whole response as a phone sends it.
fn whole(key: &Key, words: &str) -> String {
    format!("_key={}&_version=1&first={words}", key.as_str())
}

/// Where phones send whole responses of the survey of these tests.
const SEND: &str = "/s/meeting/en/offline";

/// Whether the reply is a receipt for `key`.
fn is_receipt(reply: &Reply, key: &Key) -> bool {
    reply.status == 200
        && reply.body.contains("\"state\":\"sent\"")
        && reply.body.contains(key.as_str())
}

/// The value below which so many of a hundred lie.
fn percentile(times: &mut [Duration], of_hundred: usize) -> Duration {
    times.sort_unstable();
    let place = (times.len() * of_hundred)
        .div_ceil(100)
        .clamp(1, times.len());
    times[place - 1]
}
