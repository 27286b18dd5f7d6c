package dev.pacenote.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.aws.parts.attachment.S3Files;
import dev.pacenote.application.contracts.parts.attachment.FilesContract;
import dev.pacenote.application.parts.attachment.Files;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.FileKey;
import dev.pacenote.domain.parts.attachment.FileName;
import dev.pacenote.domain.parts.attachment.FileType;
import dev.pacenote.lambda.local.standin.S3StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Files in S3: the stand-in refuses what S3 refuses. */
class S3FilesTest implements FilesContract {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Duration passed = Duration.ZERO;
    private final S3StandIn s3 = new S3StandIn(() -> Instant.now().plus(passed));
    private final S3Client client =
            S3Client.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .endpointOverride(s3.url())
                    .region(LocalAws.REGION)
                    .credentialsProvider(CREDENTIALS)
                    .forcePathStyle(true)
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .build();
    private final S3Presigner presigner =
            S3Presigner.builder()
                    .endpointOverride(s3.url())
                    .region(LocalAws.REGION)
                    .credentialsProvider(CREDENTIALS)
                    .serviceConfiguration(
                            S3Configuration.builder().pathStyleAccessEnabled(true).build())
                    .build();
    private final S3Files files = new S3Files(client, presigner, "workshops");

    @AfterEach
    void close() {
        presigner.close();
        client.close();
        s3.close();
    }

    @Override
    public Files files() {
        return files;
    }

    @Override
    public void addressesExpire() {
        passed = passed.plus(Files.GRANT);
    }

    @Override
    public Answer put(URI address, Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(address).PUT(BodyPublishers.ofByteArray(body));
        headers.forEach(
                (name, value) -> {
                    // The client writes the one that the body has.
                    if (!name.equals("Content-Length")) {
                        request.header(name, value);
                    }
                });
        return send(request);
    }

    @Override
    public Answer get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().map().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            entry -> entry.getKey().toLowerCase(Locale.ROOT),
                                            entry -> entry.getValue().getFirst())),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** S3 cannot be told to send {@code nosniff}. */
    @Test
    void a_text_is_given_as_bytes_to_be_saved_and_no_address_says_otherwise() {
        var key = new FileKey(new AccountId(42), UUID.randomUUID());
        var page = "a,b\n<script>alert(1)</script>,2\n".getBytes(StandardCharsets.UTF_8);
        for (var type : List.of(FileType.CSV, FileType.TEXT)) {
            var details =
                    new AttachmentDetails(
                            FileName.cleaned("stock." + type.endings().getFirst(), type),
                            type,
                            page.length,
                            Optional.empty(),
                            AttachmentDetails.Kind.OTHER,
                            Optional.empty());
            var grant = files.grantUpload(key, details);
            assertThat(put(grant.url(), grant.headers(), page).status()).isEqualTo(200);

            var address = files.grantDownload(key, details).url();
            var got = get(address);

            assertThat(got.status()).isEqualTo(200);
            assertThat(got.body()).isEqualTo(page);
            assertThat(got.headers()).containsEntry("content-type", "application/octet-stream");
            assertThat(got.headers().get("content-disposition")).startsWith("attachment; ");
            for (var change :
                    Map.of("octet-stream", "xml", "attachment%3B", "inline%3B").entrySet()) {
                var other = address.toString().replace(change.getKey(), change.getValue());
                assertThat(other).isNotEqualTo(address.toString());
                assertThat(get(URI.create(other)).status()).as(other).isEqualTo(403);
            }
            files.remove(key);
        }
    }

    @Test
    void a_store_that_is_away_is_no_absence() {
        s3.close();
        var key = new FileKey(new AccountId(42), UUID.randomUUID());
        assertThatThrownBy(() -> files.inspect(key)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> files.remove(key)).isInstanceOf(StoreUnavailableException.class);
    }
}
