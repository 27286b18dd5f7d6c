package dev.pacenote.application.contracts.parts.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.attachment.Files;
import dev.pacenote.application.parts.attachment.Files.UploadGrant;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.FileKey;
import dev.pacenote.domain.parts.attachment.FileName;
import dev.pacenote.domain.parts.attachment.FileType;
import dev.pacenote.domain.parts.attachment.Sha256;
import dev.pacenote.domain.parts.attachment.StoredFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Files} promises, seen from whoever sends and gets them. */
public interface FilesContract {

    /** What came back. */
    final class Answer {

        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        public Answer(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = Map.copyOf(headers);
            this.body = body.clone();
        }

        public int status() {
            return status;
        }

        /** By names in small letters. */
        public Map<String, String> headers() {
            return headers;
        }

        public byte[] body() {
            return body.clone();
        }
    }

    /** A file to send. */
    static byte[] bill() {
        return "%PDF-1.7 a bill".getBytes(StandardCharsets.US_ASCII);
    }

    Files files();

    /** Sends it by {@code PUT}, with these headers and the length that it has. */
    Answer put(URI address, Map<String, String> headers, byte[] body);

    Answer get(URI address);

    /** Five minutes pass. */
    void addressesExpire();

    private static AttachmentDetails details(byte[] file, boolean withSum) {
        return new AttachmentDetails(
                FileName.cleaned("R\u00e4der 1.pdf", FileType.PDF),
                FileType.PDF,
                file.length,
                withSum ? Optional.of(sum(file)) : Optional.empty(),
                AttachmentDetails.Kind.INVOICE,
                Optional.empty());
    }

    private static Sha256 sum(byte[] file) {
        try {
            return Sha256.of(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileKey key() {
        return new FileKey(new AccountId(42), UUID.randomUUID());
    }

    private Answer put(UploadGrant grant, byte[] body) {
        return put(grant.url(), grant.headers(), body);
    }

    private static Map<String, String> with(UploadGrant grant, String name, String value) {
        var headers = new HashMap<>(grant.headers());
        assertThat(headers).containsKey(name);
        headers.put(name, value);
        return headers;
    }

    @Test
    default void what_is_sent_is_got_as_a_file_to_be_saved() {
        for (boolean withSum : new boolean[] {true, false}) {
            var key = key();
            assertThat(files().inspect(key)).isEmpty();
            var details = details(bill(), withSum);
            assertThat(put(files().grantUpload(key, details), bill()).status()).isEqualTo(200);
            var found = files().inspect(key).orElseThrow();
            assertThat(found.size()).isEqualTo(bill().length);
            assertThat(found.types()).isEqualTo(Set.of(FileType.PDF));
            assertThat(details.describe(found)).isTrue();

            var got = get(files().grantDownload(key, details).url());
            assertThat(got.status()).isEqualTo(200);
            assertThat(got.body()).isEqualTo(bill());
            assertThat(got.headers())
                    .containsEntry("content-type", "application/pdf")
                    .containsEntry(
                            "content-disposition",
                            "attachment; filename=\"R_der 1.pdf\";"
                                    + " filename*=UTF-8''R%C3%A4der%201.pdf");

            files().remove(key);
            files().remove(key);
            assertThat(files().inspect(key)).isEmpty();
            assertThat(get(files().grantDownload(key, details).url()).status()).isEqualTo(404);
        }
    }

    @Test
    default void another_size_type_or_sum_is_refused_and_leaves_nothing() {
        var key = key();
        var grant = files().grantUpload(key, details(bill(), true));
        var longer = "%PDF-1.7 a bill!".getBytes(StandardCharsets.US_ASCII);
        var other = "%PDF-1.7 a joke".getBytes(StandardCharsets.US_ASCII);

        assertThat(put(grant, longer).status()).isEqualTo(403);
        assertThat(put(grant, new byte[] {'%'}).status()).isEqualTo(403);
        assertThat(put(grant.url(), with(grant, "Content-Type", "text/html"), bill()).status())
                .isEqualTo(403);
        assertThat(
                        put(
                                        grant.url(),
                                        with(grant, "x-amz-checksum-sha256", sum(other).base64()),
                                        other)
                                .status())
                .isEqualTo(403);
        assertThat(put(grant, other).status()).isEqualTo(400);
        assertThat(files().inspect(key)).isEmpty();
        assertThat(put(grant, bill()).status()).isEqualTo(200);
    }

    @Test
    default void nothing_comes_or_goes_without_a_grant_or_with_that_of_another_file() {
        var key = key();
        var details = details(bill(), false);
        var grant = files().grantUpload(key, details);
        var elsewhere = key();
        var moved =
                URI.create(
                        grant.url()
                                .toString()
                                .replace(key.random().toString(), elsewhere.random().toString()));
        assertThat(put(moved, grant.headers(), bill()).status()).isEqualTo(403);
        var bare = URI.create(grant.url().toString().replaceAll("\\?.*", ""));
        assertThat(put(bare, grant.headers(), bill()).status()).isEqualTo(403);
        assertThat(get(bare).status()).isEqualTo(403);
        assertThat(get(grant.url()).status()).isEqualTo(403);
        var download = files().grantDownload(key, details).url();
        assertThat(put(download, grant.headers(), bill()).status()).isEqualTo(403);
        assertThat(files().inspect(key)).isEmpty();
        assertThat(files().inspect(elsewhere)).isEmpty();
    }

    @Test
    default void a_file_that_is_there_is_not_replaced() {
        var key = key();
        var grant = files().grantUpload(key, details(bill(), false));
        assertThat(put(grant, bill()).status()).isEqualTo(200);
        var other = "%PDF-1.7 a joke".getBytes(StandardCharsets.US_ASCII);
        assertThat(put(grant, other).status()).isEqualTo(412);
        assertThat(get(files().grantDownload(key, details(bill(), false)).url()).body())
                .isEqualTo(bill());
    }

    /** Whoever sweeps removes twice: an address works on when its file was removed. */
    @Test
    default void what_comes_after_a_removal_is_removed_by_the_next_one() {
        var key = key();
        var grant = files().grantUpload(key, details(bill(), true));
        files().remove(key);
        assertThat(put(grant, bill()).status()).isEqualTo(200);
        assertThat(files().inspect(key)).isPresent();
        files().remove(key);
        assertThat(files().inspect(key)).isEmpty();
    }

    @Test
    default void an_address_works_for_five_minutes() {
        var key = key();
        var details = details(bill(), true);
        var late = files().grantUpload(key(), details);
        put(files().grantUpload(key, details), bill());
        var download = files().grantDownload(key, details);
        assertThat(get(download.url()).status()).isEqualTo(200);
        addressesExpire();
        assertThat(put(late, bill()).status()).isEqualTo(403);
        assertThat(get(download.url()).status()).isEqualTo(403);
    }

    @Test
    default void a_file_that_is_not_what_its_name_says_is_seen_through() {
        var key = key();
        var program = "MZ\u0001\u0002 no bill at all".getBytes(StandardCharsets.US_ASCII);
        var details = details(program, false);
        assertThat(put(files().grantUpload(key, details), program).status()).isEqualTo(200);
        assertThat(files().inspect(key).map(StoredFile::types)).contains(Set.of());
    }
}
