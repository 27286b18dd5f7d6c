package dev.pacenote.adapters.out.aws.parts.attachment;

import dev.pacenote.application.parts.attachment.ContentDisposition;
import dev.pacenote.application.parts.attachment.Files;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.FileKey;
import dev.pacenote.domain.parts.attachment.FileType;
import dev.pacenote.domain.parts.attachment.Sha256;
import dev.pacenote.domain.parts.attachment.StoredFile;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Keeps files in a bucket of S3. Browsers send and get them there themselves, at presigned
 * addresses: type, length and checksum are headers that are signed, and so is that nothing may be
 * there yet.
 */
public final class S3Files implements Files {

    private static final String FOLDER = "attachments/";

    /** What a browser neither shows nor guesses at. */
    private static final String ANY_BYTES = "application/octet-stream";

    private final S3Client client;
    private final S3Presigner presigner;
    private final String bucket;

    public S3Files(S3Client client, S3Presigner presigner, String bucket) {
        this.client = client;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    private static String key(FileKey key) {
        return FOLDER + key;
    }

    @Override
    public UploadGrant grantUpload(FileKey key, AttachmentDetails details) {
        var put =
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key(key))
                        .contentType(details.type().contentType())
                        .contentLength(details.size())
                        .ifNoneMatch("*");
        details.sha256().map(Sha256::base64).ifPresent(put::checksumSHA256);
        var signed =
                presigner.presignPutObject(
                        sign -> sign.signatureDuration(GRANT).putObjectRequest(put.build()));
        var headers = new HashMap<String, String>();
        signed.signedHeaders()
                .forEach((name, values) -> headers.put(name, String.join(",", values)));
        // Whoever sends a request writes these from the address and the body.
        headers.keySet().removeIf("host"::equalsIgnoreCase);
        return new UploadGrant(
                URI.create(signed.url().toString()), named(headers), signed.expiration());
    }

    /** Headers as people write them, so that both ways to send a file look the same. */
    private static Map<String, String> named(Map<String, String> headers) {
        var named = new HashMap<String, String>();
        headers.forEach(
                (name, value) ->
                        named.put(
                                switch (name.toLowerCase(Locale.ROOT)) {
                                    case "content-type" -> "Content-Type";
                                    case "content-length" -> "Content-Length";
                                    case "if-none-match" -> "If-None-Match";
                                    default -> name;
                                },
                                value));
        return named;
    }

    @Override
    public Optional<StoredFile> inspect(FileKey key) {
        try {
            var head =
                    client.headObject(
                            ask ->
                                    ask.bucket(bucket)
                                            .key(key(key))
                                            .checksumMode(ChecksumMode.ENABLED));
            return Optional.of(
                    new StoredFile(
                            head.contentLength(), sha256(head), FileType.fitting(begin(key))));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new StoreUnavailableException(e);
        }
    }

    private static Optional<Sha256> sha256(HeadObjectResponse head) {
        return Optional.ofNullable(head.checksumSHA256())
                .map(text -> Sha256.of(Base64.getDecoder().decode(text)));
    }

    private byte[] begin(FileKey key) {
        return client.getObjectAsBytes(
                        ask ->
                                ask.bucket(bucket)
                                        .key(key(key))
                                        .range("bytes=0-" + (FileType.HEAD - 1)))
                .asByteArray();
    }

    @Override
    public DownloadGrant grantDownload(FileKey key, AttachmentDetails details) {
        var get =
                GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(key(key))
                        .responseContentType(savedAs(details.type()))
                        .responseContentDisposition(ContentDisposition.of(details.name()))
                        .responseCacheControl("private, no-store")
                        .build();
        var signed =
                presigner.presignGetObject(
                        sign -> sign.signatureDuration(GRANT).getObjectRequest(get));
        return new DownloadGrant(URI.create(signed.url().toString()), signed.expiration());
    }

    /**
     * No signed address makes S3 say {@code nosniff}, and without it a browser may take a text for
     * something else. What is no text is what its first bytes say.
     */
    private static String savedAs(FileType type) {
        return switch (type) {
            case CSV, TEXT -> ANY_BYTES;
            case PDF, PNG, JPEG, WEBP -> type.contentType();
        };
    }

    @Override
    public void remove(FileKey key) {
        try {
            client.deleteObject(ask -> ask.bucket(bucket).key(key(key)));
        } catch (SdkException e) {
            throw new StoreUnavailableException(e);
        }
    }
}
