package dev.pacenote.architecture.planted.server.trackmania;

import dev.pacenote.architecture.planted.domain.trackmania.Slow;

/** An area's own part of a bootstrap, which may know the area. */
public interface Shortcut {
    Slow slow();
}
