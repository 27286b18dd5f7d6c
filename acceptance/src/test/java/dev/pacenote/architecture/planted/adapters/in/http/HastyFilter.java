package dev.pacenote.architecture.planted.adapters.in.http;

import dev.pacenote.architecture.planted.application.trackmania.Orphans;
import io.micronaut.http.annotation.RequestFilter;

/** A filter that keeps everybody waiting whom its thread reads for. */
final class HastyFilter {

    private final Orphans orphans;

    HastyFilter(Orphans orphans) {
        this.orphans = orphans;
    }

    @RequestFilter
    void ask() {
        orphans.one();
    }
}
