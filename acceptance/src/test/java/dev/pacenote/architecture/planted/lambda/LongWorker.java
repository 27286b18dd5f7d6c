package dev.pacenote.architecture.planted.lambda;

import dev.pacenote.architecture.planted.domain.trackmania.Slow;

/** A function of everybody's that works for one area. */
interface LongWorker {
    void work(Slow slow);
}
