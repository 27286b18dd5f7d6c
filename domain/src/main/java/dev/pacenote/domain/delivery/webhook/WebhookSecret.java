package dev.pacenote.domain.delivery.webhook;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * What signs the calls of one webhook, as Standard Webhooks writes it: {@code whsec_} and base64.
 * Its person sees it once. Never printed.
 */
public record WebhookSecret(String value) {

    private static final String PREFIX = "whsec_";

    public WebhookSecret {
        if (!value.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not the secret of a webhook");
        }
    }

    /** A new one, of two random ids (244 random bits). */
    public static WebhookSecret of(UUID one, UUID other) {
        var bytes = ByteBuffer.allocate(2 * 2 * Long.BYTES);
        for (var id : new UUID[] {one, other}) {
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes.array()));
    }

    /** The key of the signature. */
    public byte[] key() {
        return Base64.getDecoder().decode(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "WebhookSecret[hidden]";
    }
}
