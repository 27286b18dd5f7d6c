package dev.pacenote.application.identity.account.mail;

import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what it wrote: its texts are names, and mean nothing to anybody else. */
public final class InMemoryAccountMailCodec implements AccountMailCodec {

    private final Map<String, Order> written = new ConcurrentHashMap<>();

    @Override
    public String write(PendingAccountMail mail) {
        return named("mail " + mail.id(), new Order.Mail(mail));
    }

    @Override
    public String write(PasswordResetRequest request) {
        return named("reset " + request.id(), new Order.Reset(request));
    }

    private String named(String name, Order order) {
        written.put(name, order);
        return name;
    }

    @Override
    public Order read(String text, Instant now) {
        return Optional.ofNullable(written.get(text))
                .orElseThrow(() -> new IllegalArgumentException("never written: " + text));
    }

    @Override
    public PasswordResetRequest readReset(UUID id, String text, Instant now) {
        if (read(text, now) instanceof Order.Reset(var request)) {
            return request;
        }
        throw new IllegalArgumentException("a mail where a request is expected");
    }
}
