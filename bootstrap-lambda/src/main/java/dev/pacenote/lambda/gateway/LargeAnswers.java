package dev.pacenote.lambda.gateway;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * A bucket for files that are larger than a function may answer with. Whoever asked is sent there
 * by an address that nobody can guess and that works for a few minutes; the bucket itself deletes
 * what is in it after a day.
 */
public final class LargeAnswers {

    /** A browser follows at once; a slow line has begun by then. */
    private static final Duration ADDRESS_LIFE = Duration.ofMinutes(5);

    private static final int NAME_BYTES = 32;

    private final Supplier<S3Client> s3;
    private final Supplier<S3Presigner> presigner;
    private final String bucket;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param s3 asked for with the first file, not before
     * @param presigner likewise
     */
    public LargeAnswers(Supplier<S3Client> s3, Supplier<S3Presigner> presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    /**
     * Keeps a file.
     *
     * @param disposition how a browser is to name it
     * @return where it can be fetched, once or several times
     */
    public URI keep(byte[] file, String contentType, String disposition) {
        var name = new byte[NAME_BYTES];
        random.nextBytes(name);
        var key = "answers/" + HexFormat.of().formatHex(name);
        s3.get()
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
                presigner
                        .get()
                        .presignGetObject(
                                sign -> sign.signatureDuration(ADDRESS_LIFE).getObjectRequest(get))
                        .url()
                        .toString());
    }
}
