//! `maoni staff`: what the operator can do for the workspace of the staff.

use anyhow::bail;
use clap::Subcommand;
use jiff::SignedDuration;

use super::{DatabaseArguments, terminal};
use crate::id::{Clock as _, Passcode, SystemClock, SystemRandomness};
use crate::store::{Act, Conflict, Role, Store, StoreError};

#[derive(Debug, Subcommand)]
pub(super) enum StaffCommand {
    /// Print a new one-time code with which the first owner is added
    SetupCode {
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Take away somebody's password and print a one-time code to choose another
    #[command(after_help = "Example:\n  maoni staff reset amina")]
    Reset {
        /// The sign-in name
        #[arg(value_name = "NAME")]
        login: String,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Name who works here
    List {
        #[command(flatten)]
        database: DatabaseArguments,
    },
}

/// How long a code that was printed is good.
const CODE_LIFE: SignedDuration = SignedDuration::from_hours(24);

pub(super) async fn run(command: StaffCommand) -> anyhow::Result<()> {
    match command {
        StaffCommand::SetupCode { database } => {
            let store = database.connect().await?;
            let Some(code) = setup_code(&store).await? else {
                bail!(Conflict::HasOwner);
            };
            terminal::say("enter this code at /staff/setup of the site; it is good for a day:");
            println!("{code}");
            Ok(())
        }
        StaffCommand::Reset { login, database } => reset(&login, &database).await,
        StaffCommand::List { database } => list(&database).await,
    }
}

/// A new code for the first owner; `None` when there is one.
pub(super) async fn setup_code(store: &Store) -> Result<Option<Passcode>, StoreError> {
    let code = Passcode::draw(&SystemRandomness);
    let expires = SystemClock.now() + CODE_LIFE;
    match store.keep_setup_code(code.hash(), expires).await {
        Ok(()) => Ok(Some(code)),
        Err(StoreError::Conflict(Conflict::HasOwner)) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn reset(login: &str, database: &DatabaseArguments) -> anyhow::Result<()> {
    let store = database.connect().await?;
    let code = Passcode::draw(&SystemRandomness);
    let now = SystemClock.now();
    let act = Act {
        actor: "-",
        at: now,
        act: "staff-reset",
        object: login,
    };
    if !store
        .reset_staff(login, code.hash(), now + CODE_LIFE, &act)
        .await?
    {
        bail!("nobody signs in as `{login}`; `maoni staff list` names who does");
    }
    terminal::say(&format!(
        "{login} chooses a new password at /staff/join of the site with this code, which is good \
         for a day:"
    ));
    println!("{code}");
    Ok(())
}

async fn list(database: &DatabaseArguments) -> anyhow::Result<()> {
    let store = database.connect().await?;
    for staff in store.staff().await? {
        let state = if staff.is_disabled {
            "disabled"
        } else if staff.password.is_none() {
            "not joined"
        } else {
            "active"
        };
        println!(
            "{}\t{}\t{state}\t{}",
            staff.login,
            Role::name(staff.role),
            staff.name
        );
    }
    Ok(())
}
