//! The workspace of the staff: who may ask for what, the ways in, and the log.

mod audit;
mod beginning;
mod coded;
mod coding;
mod entry;
mod event;
mod instrument;
mod invitation;
mod mail;
mod people;
mod policy;
mod question;
mod quote;
mod release;
mod report;
mod result;
mod room;
mod session;
mod typing;
