package dev.pacenote.server.weather;

import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An eraser that wants to be early, and notes how many sessions it found still open. */
@Singleton
@Order(-1_000)
@Requires(property = Choices.AREA + WeatherArea.NAME, value = "true")
final class SessionWitness implements AccountEraser {

    private final Sessions sessions;
    private final InstantSource clock;
    private final List<Integer> open = new CopyOnWriteArrayList<>();

    SessionWitness(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void erase(AccountId person) {
        open.add(sessions.of(person, clock.instant()).size());
    }

    List<Integer> open() {
        return open;
    }
}
