package dev.pacenote.adapters.out.security.identity.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.pacenote.application.identity.credential.PasswordHasher;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.credential.RawPassword;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Argon2id with the parameters that OWASP recommends (19 MiB, 2 passes, 1 lane). Only as many
 * hashes are made at once as there are processors, so that a burst of log-ins waits instead of
 * filling the memory; and only so many wait as get their turn in a second or two. Threads of their
 * own make them: a virtual one that computes would let no other request through meanwhile.
 */
@Singleton
public final class Argon2PasswordHasher implements PasswordHasher {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final int SALT_BYTES = 16;
    private static final int MAX_WAITING = 50;

    private final SecureRandom random = new SecureRandom();

    private final Argon2Function argon2 =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID);
    private final ExecutorService workers;
    private final CompletableFuture<PasswordHash> nobody;

    /**
     * Begins to make one hash, so that the first person to log in does not wait for class loading.
     * Whoever makes this goes on meanwhile.
     */
    @Inject
    public Argon2PasswordHasher() {
        this(MAX_WAITING);
    }

    /**
     * @param waiting how many wait for their turn at most
     */
    Argon2PasswordHasher(int waiting) {
        int processors = Runtime.getRuntime().availableProcessors();
        workers =
                new ThreadPoolExecutor(
                        processors,
                        processors,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(waiting),
                        Thread.ofPlatform().daemon().name("passwords-", 0).factory());
        nobody = CompletableFuture.supplyAsync(() -> encode("nobody's password"), workers);
    }

    @Override
    public PasswordHash hash(RawPassword password) {
        return alone(() -> encode(password.value()));
    }

    private PasswordHash encode(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(argon2.hash(password.getBytes(UTF_8), salt).getResult());
    }

    @Override
    public boolean matches(String typed, PasswordHash hash) {
        return alone(
                () ->
                        Argon2Function.getInstanceFromHash(hash.encoded())
                                .check(typed, hash.encoded()));
    }

    @Override
    public void pretend(String typed) {
        if (matches(typed, nobody.join())) {
            // Somebody typed the text above: still nobody's account.
            return;
        }
    }

    private <T> T alone(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, workers).join();
        } catch (RejectedExecutionException e) {
            throw new OverloadedException("passwords to check");
        }
    }
}
