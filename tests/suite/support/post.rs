//! A mail server for one test: it keeps what it is given and refuses one address.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A mail server on a port of its own.
pub(crate) struct PostOffice {
    address: String,
    taken: Arc<Mutex<Vec<String>>>,
    refused: Arc<Mutex<String>>,
}

impl PostOffice {
    pub(crate) fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("smtp://{}", listener.local_addr().expect("an address"));
        let taken = Arc::default();
        let refused = Arc::default();
        let office = Self {
            address,
            taken: Arc::clone(&taken),
            refused: Arc::clone(&refused),
        };
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (taken, refused) = (Arc::clone(&taken), Arc::clone(&refused));
                std::thread::spawn(move || talk(stream, &taken, &refused));
            }
        });
        office
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Takes nothing for `address` from now on.
    pub(crate) fn refuse(&self, address: &str) {
        address.clone_into(&mut self.refused.lock().expect("the address"));
    }

    /// What was taken since the last look.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.taken.lock().expect("the mail"))
    }
}

fn talk(mut stream: TcpStream, taken: &Mutex<Vec<String>>, refused: &Mutex<String>) {
    let reader = BufReader::new(stream.try_clone().expect("a second handle"));
    let mut message: Option<String> = None;
    let mut say = |line: &str| stream.write_all(format!("{line}\r\n").as_bytes());
    let _ = say("220 here");
    for line in reader.lines().map_while(Result::ok) {
        if let Some(text) = &mut message {
            if line != "." {
                text.push_str(&line);
                text.push('\n');
                continue;
            }
            let whole = message.take().expect("a message");
            taken.lock().expect("the mail").push(whole);
        }
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let is_refused = {
            let address = refused.lock().expect("the address");
            verb == "RCPT" && !address.is_empty() && line.contains(address.as_str())
        };
        let answer = match verb.as_str() {
            _ if is_refused => "550 5.1.1 nobody of that name",
            "DATA" => {
                message = Some(String::new());
                "354 go on"
            }
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        if say(answer).is_err() || verb == "QUIT" {
            return;
        }
    }
}
