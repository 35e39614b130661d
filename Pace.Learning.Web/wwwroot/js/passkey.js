// Passkeys need the browser's help. Without this file the page offers the other ways of signing in.
