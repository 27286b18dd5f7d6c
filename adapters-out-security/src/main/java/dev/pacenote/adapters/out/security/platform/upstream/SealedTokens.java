package dev.pacenote.adapters.out.security.platform.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pacenote.application.platform.upstream.UpstreamTokens;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals upstream tokens before they are stored: AES in GCM mode under a key derived from our own
 * secret. What was sealed under another secret counts as not there.
 */
public final class SealedTokens implements UpstreamTokens {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final UpstreamTokens store;
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param secret at least 32 bytes
     */
    public SealedTokens(UpstreamTokens store, byte[] secret) {
        this.store = store;
        try {
            key =
                    KDF.getInstance("HKDF-SHA256")
                            .deriveKey(
                                    "AES",
                                    HKDFParameterSpec.ofExtract()
                                            .addIKM(secret)
                                            .thenExpand(
                                                    "pacenote upstream tokens".getBytes(UTF_8),
                                                    KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<String> find(String service, Instant now) {
        return store.find(service, now).flatMap(locked -> open(service, locked));
    }

    private Optional<String> open(String service, String locked) {
        try {
            var bytes = Base64.getDecoder().decode(locked);
            var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            var cipher = cipher(Cipher.DECRYPT_MODE, service, nonce);
            return Optional.of(
                    new String(
                            cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A token that was moved to another service's place does not open there. */
    private Cipher cipher(int mode, String service, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(service.getBytes(UTF_8));
        return cipher;
    }

    @Override
    public void put(String service, String token, Instant until) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var text = cipher(Cipher.ENCRYPT_MODE, service, nonce).doFinal(token.getBytes(UTF_8));
            var locked = Arrays.copyOf(nonce, NONCE_BYTES + text.length);
            System.arraycopy(text, 0, locked, NONCE_BYTES, text.length);
            store.put(service, Base64.getEncoder().encodeToString(locked), until);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean claim(String service, Instant now, Duration length) {
        return store.claim(service, now, length);
    }

    @Override
    public void release(String service) {
        store.release(service);
    }
}
