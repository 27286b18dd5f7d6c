package dev.pacenote.lambda;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/**
 * A bucket for files that are larger than a function may answer with. Whoever asked is sent there
 * by an address that nobody can guess and that works for a few minutes; the bucket itself deletes
 * what is in it after a day.
 */
final class LargeAnswers {

    /** A browser follows at once; a slow line has begun by then. */
    private static final Duration ADDRESS_LIFE = Duration.ofMinutes(5);

    private static final int NAME_BYTES = 32;

    private final AwsClients clients;
    private final String bucket;
    private final SecureRandom random = new SecureRandom();

    LargeAnswers(AwsClients clients, String bucket) {
        this.clients = clients;
        this.bucket = bucket;
    }

    /**
     * Keeps a file.
     *
     * @param disposition how a browser is to name it
     * @return where it can be fetched, once or several times
     */
    URI keep(byte[] file, String contentType, String disposition) {
        var name = new byte[NAME_BYTES];
        random.nextBytes(name);
        var key = "answers/" + HexFormat.of().formatHex(name);
        clients.s3()
                .putObject(
                        put -> put.bucket(bucket).key(key).contentType(contentType),
                        RequestBody.fromBytes(file));
        var get =
                GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .responseContentType(contentType)
                        .responseContentDisposition(disposition)
                        .responseCacheControl("no-store")
                        .build();
        return URI.create(
                clients.s3Addresses()
                        .presignGetObject(
                                sign -> sign.signatureDuration(ADDRESS_LIFE).getObjectRequest(get))
                        .url()
                        .toString());
    }
}
