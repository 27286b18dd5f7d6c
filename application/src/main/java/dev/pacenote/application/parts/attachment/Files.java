package dev.pacenote.application.parts.attachment;

import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.FileKey;
import dev.pacenote.domain.parts.attachment.StoredFile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the bytes of attachments. Clients send and get them at addresses that are signed: without
 * such a grant nothing comes in and nothing goes out.
 */
public interface Files {

    /** So long an address works. */
    Duration GRANT = Duration.ofMinutes(5);

    /**
     * Where a file is sent by {@code PUT}.
     *
     * @param headers that are sent with it, exactly so
     */
    record UploadGrant(URI url, Map<String, String> headers, Instant expiresAt) {
        public UploadGrant {
            headers = Map.copyOf(headers);
        }
    }

    /** Where a file is got. */
    record DownloadGrant(URI url, Instant expiresAt) {}

    /**
     * Allows one file of that size, type and, if it is known, checksum to be sent there, once, for
     * {@link #GRANT}. Asks nobody. What does not fit is refused; half of a file leaves nothing.
     */
    UploadGrant grantUpload(FileKey key, AttachmentDetails details);

    /**
     * What is there.
     *
     * @return empty where nothing is
     * @throws StoreUnavailableException where it cannot be asked
     */
    Optional<StoredFile> inspect(FileKey key);

    /**
     * Allows a file to be got for {@link #GRANT}, as a file of that name to be saved. Asks nobody.
     */
    DownloadGrant grantDownload(FileKey key, AttachmentDetails details);

    /**
     * Removes what is there; nothing is no error.
     *
     * @throws StoreUnavailableException where it cannot be asked
     */
    void remove(FileKey key);
}
