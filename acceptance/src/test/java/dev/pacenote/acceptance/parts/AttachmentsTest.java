package dev.pacenote.acceptance.parts;

import static dev.pacenote.acceptance.parts.Workshop.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.parts.SentFile.Announced;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.lambda.local.standin.S3StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files with parts: in a folder of the server, and in S3, where the functions have theirs. */
class AttachmentsTest {

    @RegisterExtension static final WorkshopServer SERVER = new WorkshopServer();

    private final Workshop workshop = SERVER.workshop();

    @BeforeEach
    void somePads() {
        workshop.add("pads", 5, 0);
    }

    private static void roundTrip(Api api, Workshop workshop) {
        // Larger than any other body may be.
        var photo = SentFile.png(3_000_000);
        var announced = photo.announce(workshop, "pads", "Bremse \u00fc.png");
        isRefused(announced.complete(), 409, "upload_missing");
        assertThat(workshop.get("/parts/pads/attachments").json()).isEmpty();

        assertThat(photo.put(api, announced).statusCode()).isEqualTo(200);
        assertThat(photo.put(api, announced).statusCode()).as("once").isEqualTo(412);
        var ready = announced.complete();
        assertThat(ready.status()).as(ready.body()).isEqualTo(200);
        assertThat(ready.text("status")).isEqualTo("ready");
        assertThat(announced.complete().json()).isEqualTo(ready.json());
        var listed = workshop.get("/parts/pads/attachments").json();
        assertThat(listed).containsExactly(ready.json());
        assertThat(listed.path(0).path("sha256").asText()).isEqualTo(photo.sha256());
        assertThat(listed.path(0).path("kind").asText()).isEqualTo("photo");

        var got = SentFile.get(api, announced.download().text("url"));
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(photo.bytes());
        assertThat(got.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(got.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; ")
                .contains("Bremse%20%C3%BC.png");

        assertThat(announced.delete().status()).isEqualTo(200);
        assertThat(announced.delete().status()).isEqualTo(200);
        assertThat(workshop.get("/parts/pads/attachments").json()).isEmpty();
        isRefused(announced.download(), 404, "attachment_not_found");
    }

    @Test
    void a_file_comes_and_goes_intact_and_is_in_the_export() {
        roundTrip(SERVER.api(), workshop);
        var note = SentFile.text("a note");
        var announced = note.announce(workshop, "pads", "note.txt");
        note.put(SERVER.api(), announced);
        announced.complete();
        var export = workshop.get("/api/v1/users/me/export").json().path("partAttachments");
        assertThat(export.valueStream().map(it -> it.path("fileName").asText()))
                .contains("note.txt");
    }

    @Test
    void files_of_a_part_are_listed_in_portions() {
        for (var name : List.of("one.txt", "two.txt", "three.txt")) {
            var note = SentFile.text("a note");
            var announced = note.announce(workshop, "pads", name);
            note.put(SERVER.api(), announced);
            announced.complete();
        }
        var list = "/parts/pads/attachments";
        var all = workshop.get(list);
        assertThat(all.json()).hasSize(3);

        var first = workshop.get(list + "?limit=2");
        var rest = workshop.get(list + "?limit=2&cursor=" + first.header("X-Next-Cursor"));

        assertThat(first.json()).containsExactly(all.json().path(0), all.json().path(1));
        assertThat(rest.json()).containsExactly(all.json().path(2));
        assertThat(rest.header("X-Next-Cursor")).isEmpty();
        assertThat(first.header("X-Total-Count")).isEqualTo("3");
        isRefused(workshop.get(list + "?cursor=x"), 400, "invalid_cursor");
    }

    @Test
    @ServerOnly("files of the functions are at S3's address, not at ours")
    void a_file_at_our_address_is_no_page_of_ours() {
        var note = SentFile.text("a note");
        var announced = note.announce(workshop, "pads", "note.txt");
        note.put(SERVER.api(), announced);
        announced.complete();
        var headers = SentFile.get(SERVER.api(), announced.download().text("url")).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox;");
    }

    private static void wrongOnesAreRefused(Api api, Workshop workshop) {
        var note = SentFile.text("a note");
        var announced = note.announce(workshop, "pads", "note.txt");
        var longer = SentFile.text("a note!");
        var other = SentFile.text("a joke");

        assertThat(longer.put(api, announced).statusCode()).as("size").isEqualTo(403);
        assertThat(note.put(api, announced.with("Content-Type", "text/html")).statusCode())
                .as("type")
                .isEqualTo(403);
        assertThat(other.put(api, announced).statusCode()).as("checksum").isEqualTo(400);
        assertThat(note.put(api, announced.elsewhere()).statusCode()).as("place").isEqualTo(403);
        isRefused(announced.complete(), 409, "upload_missing");
        assertThat(note.put(api, announced).statusCode()).isEqualTo(200);

        var program = SentFile.text("MZ\u0001 no bill");
        var disguised = program.announceAs(workshop, "pads", "bill.pdf", "application/pdf");
        assertThat(program.put(api, disguised).statusCode()).isEqualTo(200);
        isRefused(disguised.complete(), 409, "upload_mismatch");
        isRefused(disguised.complete(), 409, "upload_mismatch");
        isRefused(disguised.download(), 404, "attachment_not_found");
    }

    @Test
    void another_size_type_checksum_or_place_is_refused_and_a_disguise_removed() {
        wrongOnesAreRefused(SERVER.api(), workshop);
    }

    @Test
    @ServerOnly("S3 looks at a clock of its own; what is late there, S3FilesTest shows")
    void what_comes_late_is_refused() {
        var note = SentFile.text("a note");
        var late = note.announce(workshop, "pads", "late.txt");
        var announced = note.announce(workshop, "pads", "note.txt");
        note.put(SERVER.api(), announced);
        announced.complete();
        var address = announced.download().text("url");
        SERVER.app().clock.pass(Duration.ofMinutes(5));

        assertThat(note.put(SERVER.api(), late).statusCode()).isEqualTo(403);
        assertThat(SentFile.get(SERVER.api(), address).statusCode()).isEqualTo(403);
        workshop.logsInAgain();
        assertThat(SentFile.get(SERVER.api(), announced.download().text("url")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void other_workshops_have_no_such_attachment_and_nobody_comes_in_without_a_token() {
        var note = SentFile.text("a note");
        var announced = note.announce(workshop, "pads", "note.txt");
        note.put(SERVER.api(), announced);
        announced.complete();
        var other = SERVER.workshop();
        isRefused(other.get("/parts/pads/attachments"), 404, "part_not_found");
        other.add("pads", 1, 0);
        for (var answer :
                List.of(
                        announced.by(other).complete(),
                        announced.by(other).download(),
                        announced.by(other).delete())) {
            isRefused(answer, 404, "attachment_not_found");
        }
        assertThat(other.get("/parts/pads/attachments").json()).isEmpty();
        isRefused(SERVER.api().get("/parts/pads/attachments"), 401, "access_token_missing");
        assertThat(SentFile.get(SERVER.api(), announced.download().text("url")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void files_go_with_their_account() {
        var note = SentFile.text("a note");
        var announced = note.announce(workshop, "pads", "note.txt");
        note.put(SERVER.api(), announced);
        announced.complete();
        var address = announced.download().text("url");
        assertThat(SentFile.get(SERVER.api(), address).statusCode()).isEqualTo(200);
        assertThat(workshop.leaves().status()).isEqualTo(200);
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(SentFile.get(SERVER.api(), address).statusCode())
                                        .isEqualTo(404));
    }

    @Test
    void bad_announcements_change_nothing_and_other_bodies_stay_small() {
        var good = SentFile.text("a note").announcement("note.txt", "text/plain");
        for (var bad :
                List.<Map<String, Object>>of(
                        Map.of("contentType", "text/html"),
                        Map.of("sizeBytes", 0),
                        Map.of("sizeBytes", 10_485_761),
                        Map.of("sizeBytes", "6"),
                        Map.of("sha256", "abc"),
                        Map.of("kind", "virus"),
                        Map.of("taskId", "1"),
                        Map.of("fileName", ""),
                        Map.of("path", "/etc"))) {
            var body = new HashMap<>(good);
            body.putAll(bad);
            isRefused(workshop.post("/parts/pads/attachments", body), 400, "validation_failed");
        }
        isRefused(workshop.post("/parts/none/attachments", good), 404, "part_not_found");
        isRefused(
                workshop.putText("/parts/pads", "{\"partName\":\"" + "a".repeat(1_100_000) + "\"}"),
                413,
                "body_too_large");
        assertThat(workshop.part("pads").path("partName").asText()).isEqualTo("Brake pad pads");
    }

    @Test
    @ServerOnly("the functions have a bucket in all these tests")
    void a_bucket_takes_and_refuses_the_same(@TempDir Path data) {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        try (var s3 = new S3StandIn();
                var server =
                        SERVER.app()
                                .with("ATTACHMENTS_BUCKET_NAME", "workshops")
                                .with("AWS_REGION", "eu-central-1")
                                .with("AWS_ENDPOINT_URL_S3", s3.url().toString())
                                .with("PACENOTE_DATA", data.toString())
                                .startServer()) {
            var inBucket = new Api(server.port());
            var other = Workshop.opened(inBucket);
            other.add("pads", 5, 0);
            roundTrip(inBucket, other);
            wrongOnesAreRefused(inBucket, other);
            Announced announced = SentFile.text("a note").announce(other, "pads", "note.txt");
            assertThat(announced.url()).startsWith(s3.url() + "/workshops/attachments/");
        }
    }
}
