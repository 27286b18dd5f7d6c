package dev.pacenote.architecture.planted.server;

import dev.pacenote.architecture.planted.server.trackmania.Shortcut;

/** A shared part of a bootstrap that knows an area's part of it. */
interface LongBackup {
    Shortcut shortcut();
}
