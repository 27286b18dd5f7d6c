package dev.pacenote.architecture.planted.assembly;

import dev.pacenote.architecture.planted.domain.trackmania.Slow;

/** A shared factory that makes something of an area. */
interface LongFactory {
    Slow slow();
}
