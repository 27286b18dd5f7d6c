package dev.pacenote.assembly.trackmania;

import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.trackmania.search.SearchJobs;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/**
 * What deletes an account's data beside the relational store, which does it by itself. It stays
 * where the area is switched off: what was stored before is deleted with its account.
 */
@Factory
final class TrackmaniaErasers {

    @Singleton
    AccountEraser searchEraser(SearchJobs searches) {
        return searches::forgetAllOf;
    }
}
