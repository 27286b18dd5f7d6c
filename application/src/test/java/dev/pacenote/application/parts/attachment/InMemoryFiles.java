package dev.pacenote.application.parts.attachment;

import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.FileKey;
import dev.pacenote.domain.parts.attachment.FileType;
import dev.pacenote.domain.parts.attachment.Sha256;
import dev.pacenote.domain.parts.attachment.StoredFile;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Files in memory. What comes to an address is taken as it is: the use case has to look at it. */
public final class InMemoryFiles implements Files {

    private final Map<FileKey, byte[]> stored = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public InMemoryFiles(InstantSource clock) {
        this.clock = clock;
    }

    /** Somebody sends a file, whatever it is. */
    public void arrives(FileKey key, byte[] bytes) {
        stored.put(key, bytes.clone());
    }

    public boolean isThere(FileKey key) {
        return stored.containsKey(key);
    }

    private Instant end() {
        return clock.instant().plus(GRANT);
    }

    @Override
    public UploadGrant grantUpload(FileKey key, AttachmentDetails details) {
        return new UploadGrant(URI.create("memory:" + key), Map.of(), end());
    }

    @Override
    public Optional<StoredFile> inspect(FileKey key) {
        return Optional.ofNullable(stored.get(key))
                .map(
                        bytes ->
                                new StoredFile(
                                        bytes.length,
                                        Optional.of(sha256(bytes)),
                                        FileType.fitting(
                                                Arrays.copyOf(
                                                        bytes,
                                                        Math.min(bytes.length, FileType.HEAD)))));
    }

    public static Sha256 sha256(byte[] bytes) {
        try {
            return Sha256.of(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public DownloadGrant grantDownload(FileKey key, AttachmentDetails details) {
        return new DownloadGrant(URI.create("memory:" + key), end());
    }

    @Override
    public void remove(FileKey key) {
        stored.remove(key);
    }
}
