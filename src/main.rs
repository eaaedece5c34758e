//! The `maoni` command; everything is in the library.

fn main() -> std::process::ExitCode {
    maoni::cli::run()
}
