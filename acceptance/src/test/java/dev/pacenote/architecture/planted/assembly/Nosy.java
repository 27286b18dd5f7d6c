package dev.pacenote.architecture.planted.assembly;

import dev.pacenote.architecture.planted.server.Boot;

/** Something shared that knows one of those who share it. */
interface Nosy {
    Boot boot();
}
