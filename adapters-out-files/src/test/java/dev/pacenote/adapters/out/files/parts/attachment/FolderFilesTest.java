package dev.pacenote.adapters.out.files.parts.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.contracts.parts.attachment.FilesContract;
import dev.pacenote.application.parts.attachment.ContentDisposition;
import dev.pacenote.application.parts.attachment.FileTransfers;
import dev.pacenote.application.parts.attachment.FileTransfers.Received;
import dev.pacenote.application.parts.attachment.FileTransfers.Sent;
import dev.pacenote.application.parts.attachment.FileTransfers.Served;
import dev.pacenote.application.parts.attachment.Files;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.FileKey;
import dev.pacenote.domain.parts.attachment.FileName;
import dev.pacenote.domain.parts.attachment.FileType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a folder; what is HTTP about it is at the routes. */
class FolderFilesTest implements FilesContract {

    private static final byte[] BILL = FilesContract.bill();
    private static final byte[] KEY =
            "a key of at least thirty-two bytes".getBytes(StandardCharsets.US_ASCII);

    @TempDir Path folder;
    private Instant now = Samples.NOON;
    private FolderFiles files;

    @BeforeEach
    void open() throws IOException {
        files = new FolderFiles(folder, KEY, "https://pacenote.example", () -> now);
    }

    @Override
    public Files files() {
        return files;
    }

    @Override
    public void addressesExpire() {
        now = now.plus(Files.GRANT);
    }

    private static Path leftover(Path account, Duration age) throws IOException {
        var file = java.nio.file.Files.createTempFile(account, "upload", ".part");
        var modified = FileTime.from(Instant.now().minus(age));
        return java.nio.file.Files.setLastModifiedTime(file, modified);
    }

    @Test
    void what_an_upload_left_that_was_killed_goes_at_the_start_and_with_the_next_upload()
            throws IOException {
        var account = java.nio.file.Files.createDirectories(folder.resolve("7"));
        var old = leftover(account, Duration.ofMinutes(61));
        var young = leftover(account, Duration.ofMinutes(59));

        var kept = new FileFolder(folder);
        assertThat(account).isDirectoryNotContaining(old::equals);
        var older = leftover(account, Duration.ofDays(1));
        kept.keep("7/bill", new ByteArrayInputStream(BILL), BILL.length, Optional.empty());

        assertThat(account).isDirectoryNotContaining(older::equals);
        assertThat(account).isDirectoryContaining(young::equals);
        assertThat(account).isDirectoryContaining(file -> file.endsWith("bill"));
    }

    private static FileTransfers.Address address(URI uri) {
        var parameters = new HashMap<String, String>();
        for (var pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
            var parts = pair.split("=", 2);
            parameters.put(
                    parts[0],
                    parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return new FileTransfers.Address(
                uri.getPath().substring(FileTransfers.PATH.length() + 1), parameters);
    }

    private static Sent sent(Map<String, String> headers, long length, InputStream bytes) {
        return new Sent(
                OptionalLong.of(length),
                Optional.ofNullable(headers.get("Content-Type")),
                Optional.ofNullable(headers.get(FileTransfers.CHECKSUM)),
                bytes);
    }

    @Override
    public Answer put(URI address, Map<String, String> headers, byte[] body) {
        var received =
                files.receive(
                        address(address),
                        sent(headers, body.length, new ByteArrayInputStream(body)));
        int status =
                switch (received) {
                    case DONE -> 200;
                    case CHECKSUM_WRONG -> 400;
                    case NOT_SIGNED, EXPIRED -> 403;
                    case LENGTH_MISSING -> 411;
                    case THERE_ALREADY -> 412;
                };
        return new Answer(status, Map.of(), new byte[0]);
    }

    @Override
    public Answer get(URI address) {
        return switch (files.serve(address(address))) {
            case Served.File(var name, var type, long size, var bytes) -> {
                try (bytes) {
                    var all = bytes.readAllBytes();
                    assertThat(all).hasSize((int) size);
                    yield new Answer(
                            200,
                            Map.of(
                                    "content-type",
                                    type.contentType(),
                                    "content-disposition",
                                    ContentDisposition.of(name)),
                            all);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            case Served.NotSigned _, Served.Expired _ -> new Answer(403, Map.of(), new byte[0]);
            case Served.NoSuchFile _ -> new Answer(404, Map.of(), new byte[0]);
        };
    }

    private static AttachmentDetails aBill() {
        return new AttachmentDetails(
                FileName.cleaned("bill.pdf", FileType.PDF),
                FileType.PDF,
                BILL.length,
                Optional.empty(),
                AttachmentDetails.Kind.INVOICE,
                Optional.empty());
    }

    private static FileKey key() {
        return new FileKey(new AccountId(42), UUID.randomUUID());
    }

    private long filesBelow() throws IOException {
        try (var all = java.nio.file.Files.walk(folder)) {
            return all.filter(java.nio.file.Files::isRegularFile).count();
        }
    }

    @Test
    void half_of_a_file_leaves_nothing_and_the_whole_one_may_come_then() throws IOException {
        var key = key();
        var grant = files.grantUpload(key, aBill());
        var half = new ByteArrayInputStream(BILL, 0, 7);
        assertThatThrownBy(
                        () ->
                                files.receive(
                                        address(grant.url()),
                                        sent(grant.headers(), BILL.length, half)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(filesBelow()).isZero();
        assertThat(put(grant.url(), grant.headers(), BILL).status()).isEqualTo(200);
        assertThat(filesBelow()).isEqualTo(1);
    }

    @Test
    void of_two_who_send_at_once_one_is_kept() throws Exception {
        var key = key();
        var grant = files.grantUpload(key, aBill());
        var statuses = Samples.atOnce(8, () -> put(grant.url(), grant.headers(), BILL).status());
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(7);
        assertThat(filesBelow()).isEqualTo(1);
    }

    @Test
    void what_has_no_length_is_refused() {
        var grant = files.grantUpload(key(), aBill());
        assertThat(
                        files.receive(
                                address(grant.url()),
                                new Sent(
                                        OptionalLong.empty(),
                                        Optional.of("application/pdf"),
                                        Optional.empty(),
                                        new ByteArrayInputStream(BILL))))
                .isEqualTo(Received.LENGTH_MISSING);
    }

    @Test
    void every_part_of_an_address_counts() {
        var grant = files.grantUpload(key(), aBill());
        var signed = address(grant.url());
        for (var name : signed.parameters().keySet()) {
            for (var value : new String[] {"", "9999999999", signed.parameters().get(name) + "0"}) {
                var changed = new HashMap<>(signed.parameters());
                changed.put(name, value);
                assertThat(
                                files.receive(
                                        new FileTransfers.Address(signed.key(), changed),
                                        sent(
                                                grant.headers(),
                                                BILL.length,
                                                new ByteArrayInputStream(BILL))))
                        .as(name + "=" + value)
                        .isEqualTo(Received.NOT_SIGNED);
            }
        }
    }

    @Test
    void another_instance_with_the_same_key_takes_it_and_one_with_another_does_not()
            throws IOException {
        var grant = files.grantUpload(key(), aBill());
        var other =
                new FolderFiles(
                        folder,
                        "another key of thirty-two bytes and more"
                                .getBytes(StandardCharsets.US_ASCII),
                        "https://pacenote.example",
                        () -> now);
        var same = new FolderFiles(folder, KEY, "https://elsewhere.example", () -> now);
        var sent = sent(grant.headers(), BILL.length, new ByteArrayInputStream(BILL));
        assertThat(other.receive(address(grant.url()), sent)).isEqualTo(Received.NOT_SIGNED);
        assertThat(same.receive(address(grant.url()), sent)).isEqualTo(Received.DONE);
    }

    @Test
    void a_folder_that_is_gone_is_an_outage_and_no_absence() throws IOException {
        var grant = files.grantUpload(key(), aBill());
        java.nio.file.Files.delete(folder);
        assertThatThrownBy(() -> files.inspect(key()))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> files.remove(key())).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> put(grant.url(), grant.headers(), BILL))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> get(files.grantDownload(key(), aBill()).url()))
                .isInstanceOf(StoreUnavailableException.class);
        java.nio.file.Files.createDirectory(folder);
    }
}
