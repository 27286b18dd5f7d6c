package dev.pacenote.application.parts.attachment;

import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.parts.attachment.FileName;
import dev.pacenote.domain.parts.attachment.FileType;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes and gives files at signed addresses of ours, where {@link Files} are kept by this service
 * itself and no other service does that. It refuses what S3 refuses.
 */
public interface FileTransfers {

    /** The path below which all such addresses are. */
    String PATH = "/parts/files";

    /** The header with the SHA-256 of what is sent, in base64; as S3 calls it. */
    String CHECKSUM = "x-amz-checksum-sha256";

    /**
     * An address that somebody asks for.
     *
     * @param key what stands behind {@link #PATH} and a slash
     * @param parameters its query
     */
    record Address(String key, Map<String, String> parameters) {
        public Address {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * What somebody sends, with its headers.
     *
     * @param bytes read once, by whoever takes it
     */
    record Sent(
            OptionalLong length,
            Optional<String> contentType,
            Optional<String> checksum,
            InputStream bytes) {}

    enum Received {
        DONE,
        /** Nobody signed this address for this method, size, type and checksum. */
        NOT_SIGNED,
        EXPIRED,
        /** A request says how long its body is. */
        LENGTH_MISSING,
        /** What came is not what its checksum says. */
        CHECKSUM_WRONG,
        /** A file is there already; it stays. */
        THERE_ALREADY
    }

    sealed interface Served {

        /**
         * @param size in bytes
         * @param bytes whoever takes it closes it
         */
        record File(FileName name, FileType type, long size, InputStream bytes) implements Served {}

        record NotSigned() implements Served {}

        record Expired() implements Served {}

        record NoSuchFile() implements Served {}
    }

    /**
     * Takes a file. It is there as a whole when this returns, or not at all.
     *
     * @throws StoreUnavailableException where it cannot be kept, or its sender goes away
     */
    Received receive(Address address, Sent sent);

    /**
     * Gives a file.
     *
     * @throws StoreUnavailableException where it cannot be read
     */
    Served serve(Address address);
}
