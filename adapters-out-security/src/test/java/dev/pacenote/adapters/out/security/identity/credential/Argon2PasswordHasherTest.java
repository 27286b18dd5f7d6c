package dev.pacenote.adapters.out.security.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.identity.credential.PasswordHasherContract;
import dev.pacenote.application.identity.credential.PasswordHasher;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.domain.identity.credential.RawPassword;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest implements PasswordHasherContract {

    private static final Argon2PasswordHasher HASHER = new Argon2PasswordHasher();

    @Override
    public PasswordHasher hasher() {
        return HASHER;
    }

    @Test
    void who_would_wait_too_long_is_told_at_once_and_nobody_after_the_burst() {
        var hasher = new Argon2PasswordHasher(2);
        // The hash that is made at the start takes a turn, too: it is over when this is.
        hasher.pretend("correct horse");
        int processors = Runtime.getRuntime().availableProcessors();
        int people = 100 * processors;
        var password = new RawPassword("correct horse");
        var refused = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < people; i++) {
                threads.execute(
                        () -> {
                            try {
                                hasher.hash(password);
                            } catch (OverloadedException e) {
                                refused.incrementAndGet();
                            }
                        });
            }
        }
        // Two wait, whatever the workers do that moment; most likely each of those has one more.
        assertThat(refused.get()).isBetween(1, people - 2);
        assertThat(hasher.matches("correct horse", hasher.hash(password))).isTrue();
    }

    @Test
    void the_parameters_are_those_that_owasp_recommends() {
        assertThat(HASHER.hash(new RawPassword("correct horse")).encoded())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }
}
