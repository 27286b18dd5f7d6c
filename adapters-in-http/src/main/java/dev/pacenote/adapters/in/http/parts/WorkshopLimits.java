package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.catalogue.LimitWorkshop;
import dev.pacenote.application.parts.catalogue.LimitWorkshop.Use;
import jakarta.inject.Singleton;

/** Refuses what a workshop does too often, once its request is understood. */
@Singleton
public final class WorkshopLimits {

    private final LimitWorkshop limit;

    WorkshopLimits(LimitWorkshop limit) {
        this.limit = limit;
    }

    /** Counts one more, or ends the request. */
    public void count(Caller caller, Use use) {
        limit.refused(caller.user(), use)
                .ifPresent(
                        wait -> {
                            throw new ProblemException(Problem.tooMany(wait));
                        });
    }
}
