//! Killed, stopped and cut off while people send: nothing acknowledged is lost, nothing is doubled.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use maoni::id::{Key, SurveyId, SystemRandomness};
use maoni::outcomes;
use maoni::store::{Options, Store};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::{
    Chance, SEND, Server, exchange, free_address, is_long, is_receipt, percentile, post, posting,
    publish, read_reply, whole,
};
use crate::store::SOURCE;
use crate::support::database::{Database, on_postgres, on_sqlite};

/// How many people send at a time.
const CLIENTS: u64 = 8;

/// People who send one response after the other, each again and again until there is a receipt.
struct Storm {
    clients: JoinSet<Vec<String>>,
    stop: Arc<AtomicBool>,
    acknowledged: Arc<AtomicU64>,
    again: Arc<AtomicU64>,
}

impl Storm {
    fn begin(address: SocketAddr) -> Self {
        let mut storm = Self {
            clients: JoinSet::new(),
            stop: Arc::default(),
            acknowledged: Arc::default(),
            again: Arc::default(),
        };
        for client in 0..CLIENTS {
            let (stop, acknowledged) = (Arc::clone(&storm.stop), Arc::clone(&storm.acknowledged));
            let again = Arc::clone(&storm.again);
            storm.clients.spawn(async move {
                let mut receipts = Vec::new();
                while !stop.load(Ordering::Relaxed) {
                    let key = Key::draw(&SystemRandomness);
                    let words = format!("words-{client}-{}", receipts.len());
                    let body = whole(&key, &words);
                    loop {
                        match post(address, SEND, &body).await {
                            Ok(reply) if is_receipt(&reply, &key) => break,
                            Ok(reply) => assert_eq!(reply.status, 503, "{}", reply.body),
                            Err(_) => {}
                        }
                        again.fetch_add(1, Ordering::Relaxed);
                        tokio::time::sleep(Duration::from_millis(10)).await;
                    }
                    acknowledged.fetch_add(1, Ordering::Relaxed);
                    receipts.push(words);
                }
                receipts
            });
        }
        storm
    }

    fn acknowledged(&self) -> u64 {
        self.acknowledged.load(Ordering::Relaxed)
    }

    /// Waits until so many more are acknowledged.
    async fn more(&self, count: u64) {
        let (from, begun) = (self.acknowledged(), Instant::now());
        while self.acknowledged() < from + count {
            assert!(
                begun.elapsed() < Duration::from_mins(1),
                "the storm stands still"
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Lets everybody finish, and returns what was acknowledged and how often something was sent
    /// again.
    async fn end(self) -> (Vec<String>, u64) {
        self.stop.store(true, Ordering::Relaxed);
        let receipts = self.clients.join_all().await.concat();
        (receipts, self.again.load(Ordering::Relaxed))
    }
}

/// How many acknowledged responses are not stored, and how many are stored more than once or were
/// never acknowledged. The doctor must find nothing either.
async fn lost_and_doubled(url: &str, acknowledged: &[String]) -> (usize, usize) {
    let id = SurveyId::new("meeting");
    let store = Store::connect(url, Options::default())
        .await
        .expect("opened");
    let definition = store
        .definition(&id, 1)
        .await
        .expect("read")
        .expect("published");
    let mut stored: BTreeMap<String, usize> = BTreeMap::new();
    let mut responses = store.responses(&id, None);
    while let Some(response) = responses.next().await.expect("a row") {
        assert!(response.complete, "a partial response is left");
        let answers = response.answers(&definition).expect("answers");
        *stored
            .entry(answers.text("first").expect("words").to_owned())
            .or_default() += 1;
    }
    store.disconnect().await;
    let inspection = Store::inspect(url).await.expect("opened");
    for finding in outcomes::inspect(&inspection).await.expect("inspected") {
        let is_fine = finding.remedy.is_none() || finding.seen.contains("fsync off");
        assert!(is_fine, "{finding:?}");
    }
    inspection.store.disconnect().await;
    let lost = acknowledged
        .iter()
        .filter(|words| !stored.contains_key(*words))
        .count();
    let kept: usize = stored.values().sum();
    (lost, kept + lost - acknowledged.len())
}

/// `kill -9` at random moments, and started again at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_again_and_again() {
    let (kills, least) = if is_long() { (200, 20_000) } else { (10, 200) };
    on_sqlite(async |database: Database| {
        let mut chance = Chance::of("kill storm");
        publish(&database.url, "meeting", SOURCE).await;
        database.store().disconnect().await;
        let address = free_address(&mut chance);
        let mut server = Server::start(&database.url, address);
        server.ready().await;
        let storm = Storm::begin(address);
        let mut ready = Vec::new();
        for _ in 0..kills {
            // The moment is in the middle of the storm, wherever a write then stands.
            storm.more(1 + chance.below(2 * least / kills)).await;
            tokio::time::sleep(Duration::from_micros(chance.below(20_000))).await;
            server.kill();
            server = Server::start(&database.url, address);
            ready.push(server.ready().await);
        }
        storm.more(least.saturating_sub(storm.acknowledged())).await;
        let (acknowledged, again) = storm.end().await;
        server.terminate();
        assert!(server.ended().await.success());
        let (lost, doubled) = lost_and_doubled(&database.url, &acknowledged).await;
        println!(
            "kill storm: {kills} kills, {} acknowledged, {again} sent again, {lost} lost, \
             {doubled} doubled, ready again p95 {:?}",
            acknowledged.len(),
            percentile(&mut ready, 95)
        );
        assert!(acknowledged.len() as u64 >= least && again > 0);
        assert_eq!((lost, doubled), (0, 0));
    })
    .await;
}

/// The server of the database ends every connection, again and again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_of_postgres_cut_again_and_again() {
    on_postgres(async |database: Database| {
        let cuts = if is_long() { 200 } else { 20 };
        let mut chance = Chance::of("cut connections");
        publish(&database.url, "meeting", SOURCE).await;
        let address = free_address(&mut chance);
        let mut server = Server::start(&database.url, address);
        server.ready().await;
        let storm = Storm::begin(address);
        let mut recovered = Vec::new();
        for _ in 0..cuts {
            storm.more(1 + chance.below(10)).await;
            let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                       WHERE datname = current_database() AND pid <> pg_backend_pid()";
            database.run(cut).await.expect("cut");
            let begun = Instant::now();
            storm.more(1).await;
            recovered.push(begun.elapsed());
        }
        let (acknowledged, again) = storm.end().await;
        server.terminate();
        assert!(server.ended().await.success());
        let (lost, doubled) = lost_and_doubled(&database.url, &acknowledged).await;
        println!(
            "cut connections: {cuts} cuts, {} acknowledged, {again} sent again, {lost} lost, \
             {doubled} doubled, next receipt p95 {:?}",
            acknowledged.len(),
            percentile(&mut recovered, 95)
        );
        assert_eq!((lost, doubled), (0, 0));
    })
    .await;
}

/// SIGTERM while fifty forms are half sent: all are finished, and none is cut off.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopped_with_forms_under_way() {
    const FORMS: usize = 50;

    on_sqlite(async |database: Database| {
        let mut chance = Chance::of("drain");
        publish(&database.url, "meeting", SOURCE).await;
        database.store().disconnect().await;
        let address = free_address(&mut chance);
        let mut server = Server::start(&database.url, address);
        server.ready().await;
        let mut forms = Vec::new();
        for form in 0..FORMS {
            let key = Key::draw(&SystemRandomness);
            let words = format!("words-0-{form}");
            let request = posting(address, SEND, &whole(&key, &words));
            let (begin, rest) = request.split_at(request.len() - 4);
            let mut stream = TcpStream::connect(address).await.expect("connected");
            stream.write_all(begin.as_bytes()).await.expect("begun");
            forms.push((key, words, stream, rest.to_owned()));
        }
        // The server has read what was sent before when it answers this.
        for _ in 0..3 {
            exchange(
                address,
                "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            )
            .await
            .expect("alive");
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
        server.terminate();
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(
            TcpStream::connect(address).await.is_err(),
            "nothing new is taken"
        );
        let mut acknowledged = Vec::new();
        for (key, words, mut stream, rest) in forms {
            stream.write_all(rest.as_bytes()).await.expect("finished");
            let reply = read_reply(&mut stream).await.expect("a reply");
            assert!(is_receipt(&reply, &key), "{}", reply.body);
            acknowledged.push(words);
        }
        assert!(server.ended().await.success());
        let (lost, doubled) = lost_and_doubled(&database.url, &acknowledged).await;
        println!("drain: {FORMS} under way, {lost} lost, {doubled} doubled");
        assert_eq!((lost, doubled), (0, 0));
    })
    .await;
}
