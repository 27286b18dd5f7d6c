package dev.pacenote.acceptance.parts;

import static dev.pacenote.acceptance.parts.Workshop.isRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a workshop has and what it used up, as figures and as files. */
class AnalyticsTest {

    @RegisterExtension
    static final WorkshopServer SERVER = new WorkshopServer().withScheduledJobs();

    private final Workshop workshop = SERVER.workshop();

    /** Subjects of what the workshop was mailed about its parts, the oldest first. */
    private List<String> mailed() {
        return mailed(workshop);
    }

    private static List<String> mailed(Workshop workshop) {
        return SERVER.app().mailbox().to(workshop.email()).stream()
                .filter(mail -> mail.messageId().startsWith("<delivery."))
                .map(TestMailbox.Mail::subject)
                .toList();
    }

    /** What became of the mail about a part, in the words "state reason". */
    private String mail(String part) {
        return mail(workshop, part);
    }

    private static String mail(Workshop workshop, String part) {
        var alert =
                workshop.get("/reorder/alerts")
                        .json()
                        .valueStream()
                        .filter(it -> it.path("partId").asText().equals(part))
                        .findFirst()
                        .orElseThrow();
        return workshop.get(
                        "/notifications/" + alert.path("notificationId").asText() + "/deliveries")
                .json()
                .path("items")
                .valueStream()
                .filter(it -> it.path("channel").asText().equals("mail"))
                .map(it -> it.path("state").asText() + " " + it.path("reason").asText())
                .findFirst()
                .orElse("");
    }

    @Test
    void figures_of_shelves_and_months_are_numbers_that_add_up() {
        workshop.add("pads", 9, 5);
        workshop.put("/parts/pads", Map.of("unitPrice", 24.5, "category", "Brakes"));
        workshop.stock("pads", "subtract", 4);
        workshop.add("bulb", 0, 0);

        var figures = workshop.get("/analytics?months=2").json();
        assertThat(figures.path("totalParts").asInt()).isEqualTo(2);
        assertThat(figures.path("totalValue").isNumber()).isTrue();
        assertThat(figures.path("totalValue").asDouble()).isEqualTo(122.5);
        assertThat(figures.path("lowStockCount").asInt()).isEqualTo(1);
        assertThat(figures.path("outOfStockCount").asInt()).isEqualTo(1);
        assertThat(figures.path("lowStockItems").path(0).path("severity").asText())
                .isEqualTo("low");
        assertThat(figures.path("categories").path("Brakes").path("count").asInt()).isEqualTo(1);
        assertThat(figures.path("categories").has("Uncategorized")).isTrue();
        var months = figures.path("monthlyConsumption");
        assertThat(months.fieldNames()).toIterable().containsExactly("2026-10", "2026-11");
        assertThat(months.path("2026-11").path("estimatedConsumption").asInt()).isEqualTo(4);
        assertThat(months.path("2026-11").path("consumptionValue").asDouble()).isEqualTo(98);

        assertThat(workshop.get("/analytics?type=low-stock").json()).hasSize(1);
        assertThat(workshop.get("/analytics?type=summary").json().path("categoriesCount").asInt())
                .isEqualTo(2);
        isRefused(workshop.get("/analytics?type=weather"), 400, "validation_failed");
        isRefused(workshop.get("/analytics?months=37"), 400, "validation_failed");
        isRefused(SERVER.api().get("/analytics"), 401, "access_token_missing");
        assertThat(SERVER.workshop().get("/analytics").json().path("totalParts").asInt()).isZero();
    }

    private static String dryRun(boolean dry) {
        return "/parts/import?dryRun=" + dry;
    }

    private void isImported(Api.Answer answer, int rows, int created, int updated) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("rows").asInt()).isEqualTo(rows);
        assertThat(answer.json().path("created").asInt()).isEqualTo(created);
        assertThat(answer.json().path("updated").asInt()).isEqualTo(updated);
        assertThat(answer.json().path("errors").isArray()).isTrue();
        assertThat(answer.json().path("errors")).isEmpty();
    }

    @Test
    void a_file_that_was_written_and_is_read_again_changes_nothing() {
        workshop.add("pads", 9, 5);
        workshop.put(
                "/parts/pads",
                Map.of(
                        "partNumber",
                        "00123",
                        "supplier",
                        "=cmd()",
                        "description",
                        "one, \"two\"\nthree",
                        "alsoFits",
                        List.of("Camry", "Corolla; old"),
                        "packSize",
                        6,
                        "unitPrice",
                        24.5));
        workshop.add("bulb", 0, 3);
        workshop.stock("pads", "subtract", 4);
        var before = workshop.get("/parts").body();

        var file = workshop.get("/parts/export");
        assertThat(file.status()).as(file.body()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("parts.csv");
        assertThat(file.header("X-Total-Count")).isEqualTo("2");
        assertThat(file.body()).startsWith("partId,partName,").contains("00123", "'=cmd()");
        isImported(workshop.postCsv(dryRun(true), file.body()), 2, 0, 0);
        isImported(workshop.postCsv(dryRun(false), "\uFEFF" + file.body()), 2, 0, 0);
        assertThat(workshop.get("/parts").body()).isEqualTo(before);
        assertThat(workshop.get("/stock/movements").json().path("items")).hasSize(3);
    }

    @Test
    void a_file_in_pieces_names_its_columns_once() {
        workshop.add("a", 1, 0);
        workshop.add("b", 1, 0);
        var first = workshop.get("/parts/export?limit=1");
        var second = workshop.get("/parts/export?limit=1&cursor=" + first.header("X-Next-Cursor"));
        assertThat(first.body().lines()).hasSize(2);
        assertThat(second.body().lines()).hasSize(1);
        assertThat(second.header("X-Next-Cursor")).isEmpty();
        isImported(workshop.postCsv(dryRun(false), first.body() + second.body()), 2, 0, 0);
        isRefused(workshop.get("/parts/export?limit=10001"), 400, "validation_failed");
        isRefused(SERVER.api().get("/parts/export"), 401, "access_token_missing");
    }

    @Test
    void a_file_adds_and_counts_or_with_one_bad_line_does_nothing() {
        workshop.add("pads", 9, 0);
        workshop.post("/parts", Map.of("partId", "bulb", "partName", "Bulb", "barcode", "0401"));
        var file =
                """
                partId;partName;barcode;currentStock;unitPrice
                pads;;;7;24,5
                ;;0401;2;
                disc;Brake disc;;4;
                """;
        var bad = file + "low;Low;;1;\nnut;Nut;9.55E+12;1;\n";
        var tried = workshop.postCsv(dryRun(true), bad);
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.json().path("errors").valueStream().map(it -> it.path("line").asInt()))
                .containsExactly(5, 6);
        var refused = workshop.postCsv(dryRun(false), bad);
        isRefused(refused, 400, "import_rejected");
        assertThat(refused.json().path("errors")).isEqualTo(tried.json().path("errors"));
        assertThat(workshop.part("pads").path("currentStock").asInt()).isEqualTo(9);
        isRefused(workshop.get("/parts/disc"), 404, "part_not_found");

        isImported(workshop.postCsv(dryRun(true), file), 3, 1, 2);
        isRefused(workshop.get("/parts/disc"), 404, "part_not_found");
        var key = "Idempotency-Key";
        isImported(workshop.postCsv(dryRun(false), file, key, "file-1"), 3, 1, 2);
        workshop.stock("pads", "subtract", 1);
        var again = workshop.postCsv(dryRun(false), file, key, "file-1");
        isImported(again, 3, 1, 2);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        isRefused(
                workshop.postCsv(dryRun(false), file + "x;X;;1;\n", key, "file-1"),
                422,
                "idempotency_mismatch");
        assertThat(workshop.part("pads").path("currentStock").asInt()).isEqualTo(6);
        assertThat(workshop.part("pads").path("unitPrice").asDouble()).isEqualTo(24.5);
        assertThat(workshop.part("bulb").path("currentStock").asInt()).isEqualTo(2);
        assertThat(workshop.get("/stock/verify").json().path("mismatches")).isEmpty();
    }

    /** Thirty parts with all that a line can change. */
    private static String thirty(String kind, int stock) {
        return "partId,partName,partNumber,barcode,currentStock,reorderThreshold\n"
                + IntStream.range(0, 30)
                        .mapToObj(
                                i ->
                                        String.format(
                                                Locale.ROOT,
                                                "part-%d,Part %d,%s-%d,%s%d,%d,5%n",
                                                i,
                                                i,
                                                kind,
                                                i,
                                                kind,
                                                i,
                                                stock))
                        .collect(Collectors.joining());
    }

    @Test
    void a_file_that_no_store_writes_at_once_is_imported_whole_and_each_line_once() {
        var key = "Idempotency-Key";
        var bad = workshop.postCsv(dryRun(false), thirty("A", 1) + "low,Low,,,1,\n");
        isRefused(bad, 400, "import_rejected");
        isImported(workshop.postCsv(dryRun(true), thirty("A", 1)), 30, 30, 0);
        assertThat(workshop.get("/parts").json()).isEmpty();

        isImported(workshop.postCsv(dryRun(false), thirty("A", 1), key, "large"), 30, 30, 0);
        var again = workshop.postCsv(dryRun(false), thirty("A", 1), key, "large");
        isImported(again, 30, 30, 0);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        Workshop.untilImported(SERVER.app(), () -> numbered("A") == 30);
        isImported(workshop.postCsv(dryRun(false), thirty("B", 2)), 30, 0, 30);
        Workshop.untilImported(SERVER.app(), () -> numbered("B") == 30);

        assertThat(workshop.get("/parts").json())
                .hasSize(30)
                .allSatisfy(
                        part -> {
                            assertThat(part.path("currentStock").asInt()).isEqualTo(2);
                            assertThat(part.path("partNumber").asText()).startsWith("B-");
                        });
        assertThat(workshop.get("/stock/movements").json().path("items")).hasSize(60);
        assertThat(workshop.get("/stock/verify").json().path("mismatches")).isEmpty();
        assertThat(workshop.needed()).hasSize(30);
    }

    private long numbered(String letter) {
        return workshop.get("/parts")
                .json()
                .valueStream()
                .filter(part -> part.path("partNumber").asText().startsWith(letter + "-"))
                .count();
    }

    @Test
    void stock_that_moved_since_the_file_was_made_is_not_counted_back() {
        workshop.add("pads", 9, 0);
        var file = workshop.get("/parts/export").body();
        workshop.stock("pads", "subtract", 1);
        var refused = workshop.postCsv(dryRun(false), file);
        isRefused(refused, 400, "import_rejected");
        assertThat(refused.json().path("errors").path(0).path("code").asText())
                .isEqualTo("stock_conflict");
        assertThat(workshop.part("pads").path("currentStock").asInt()).isEqualTo(8);
    }

    @Test
    void what_is_no_file_of_parts_is_refused() {
        isRefused(workshop.post("/parts/import", Map.of()), 415, "unsupported_media_type");
        isRefused(workshop.postCsv(dryRun(false), ""), 400, "import_rejected");
        isRefused(workshop.postCsv("/parts/import?dryRun=maybe", "a"), 400, "validation_failed");
        isRefused(
                workshop.postCsv(dryRun(false), "partName\n" + "x".repeat(2_200_000)),
                413,
                "body_too_large");
        var large = workshop.postCsv(dryRun(true), "partName\n" + "x".repeat(1_500_000));
        assertThat(large.status()).as("more than JSON may have").isEqualTo(200);
    }

    @Test
    void figures_of_each_part_come_in_pages_and_belong_to_one_workshop() {
        workshop.add("pads", 20, 5);
        workshop.put("/parts/pads", Map.of("unitPrice", 2.5, "leadTimeDays", 3));
        workshop.stock("pads", "subtract", 7);
        workshop.add("bulb", 4, 0);

        var used = workshop.get("/analytics?type=consumption&months=2").json();
        assertThat(used.path("items")).hasSize(2);
        assertThat(used.path("nextCursor").isNull()).isTrue();
        var pads = used.path("items").path(0);
        assertThat(pads.path("partId").asText()).isEqualTo("pads");
        assertThat(pads.path("unit").asText()).isEqualTo("each");
        assertThat(pads.path("quantity").asInt()).isEqualTo(7);
        assertThat(pads.path("value").asDouble()).isEqualTo(17.5);
        assertThat(pads.path("months").fieldNames())
                .toIterable()
                .containsExactly("2026-10", "2026-11");

        var first = workshop.get("/analytics?type=cover&limit=1").json();
        var cover = first.path("items").path(0);
        assertThat(cover.path("partId").asText()).isEqualTo("pads");
        assertThat(cover.path("averageDailyUse").asInt()).as("7 in 7 days").isEqualTo(1);
        assertThat(cover.path("coverDays").asDouble()).isEqualTo(13);
        assertThat(cover.path("leadTimeDays").asInt()).isEqualTo(3);
        assertThat(cover.path("suggestedThreshold").isNull()).as("too few days").isTrue();
        var cursor = first.path("nextCursor").asText();
        var second = workshop.get("/analytics?type=cover&limit=1&cursor=" + cursor).json();
        assertThat(second.path("items").path(0).path("partId").asText()).isEqualTo("bulb");
        assertThat(second.path("items").path(0).path("coverDays").isNull()).isTrue();
        assertThat(second.path("nextCursor").isNull()).isTrue();

        assertThat(workshop.get("/analytics?type=dead-stock").json().path("items")).isEmpty();
        var ranks = workshop.get("/analytics?type=abc").json().path("items");
        assertThat(ranks.path(0).path("class").asText()).isEqualTo("A");
        assertThat(ranks.path(0).path("share").asInt()).isEqualTo(1);
        assertThat(ranks.path(1).path("class").asText()).isEqualTo("C");

        var other = SERVER.workshop();
        isRefused(other.get("/analytics?type=cover&cursor=" + cursor), 400, "invalid_cursor");
        assertThat(other.get("/analytics?type=abc").json().path("items")).isEmpty();
        isRefused(workshop.get("/analytics?type=abc&limit=0"), 400, "validation_failed");
    }

    @Test
    void what_runs_low_within_half_a_minute_is_one_mail_and_what_is_out_waits_for_nothing() {
        workshop.add("pads", 5, 5);
        workshop.add("disc", 5, 5);
        workshop.add("bulb", 5, 5);
        for (var part : List.of("pads", "disc", "bulb")) {
            await().untilAsserted(() -> assertThat(mail(part)).isEqualTo("scheduled delay"));
        }
        workshop.letPass(SERVER.app(), Duration.ofSeconds(31));
        await().untilAsserted(
                        () -> assertThat(mailed()).containsExactly("3 parts need reordering"));

        workshop.add("belt", 5, 5);
        workshop.add("fuse", 5, 5);
        await().untilAsserted(() -> assertThat(mail("fuse")).isEqualTo("scheduled delay"));
        await().untilAsserted(() -> assertThat(mail("belt")).isEqualTo("scheduled delay"));
        workshop.stock("fuse", "add", 10);
        workshop.add("hose", 0, 5);
        await().untilAsserted(() -> assertThat(mailed()).hasSize(2));
        assertThat(mailed().getLast()).as("belt, held back, and hose").startsWith("2 parts need");
        await().untilAsserted(() -> assertThat(mail("fuse")).isEqualTo("cancelled no_longer_true"));
        assertThat(mail("belt")).isEqualTo("sent accepted");
    }

    @Test
    void what_runs_low_soon_after_a_mail_waits_while_others_are_mailed_and_is_told_once() {
        runsLow(workshop, "pads");
        workshop.letPass(SERVER.app(), Duration.ofSeconds(31));
        await().untilAsserted(() -> assertThat(mailed()).hasSize(1));
        await().untilAsserted(() -> assertThat(mail("pads")).isEqualTo("sent accepted"));

        runsLow(workshop, "belt");
        var other = SERVER.workshop();
        runsLow(other, "disc");
        workshop.letPass(SERVER.app(), Duration.ofMinutes(55));
        other.logsInAgain();
        await().untilAsserted(() -> assertThat(mailed(other)).hasSize(1));
        assertThat(mailed()).as("within the interval").hasSize(1);
        assertThat(mail("belt")).startsWith("scheduled ");

        workshop.letPass(SERVER.app(), Duration.ofMinutes(6));
        await().untilAsserted(() -> assertThat(mailed()).hasSize(2));
        assertThat(mailed().getLast()).as("belt alone").endsWith("belt needs reordering");
        await().untilAsserted(() -> assertThat(mail("belt")).isEqualTo("sent accepted"));
        assertThat(mail("pads")).isEqualTo("sent accepted");
    }

    private static void runsLow(Workshop workshop, String part) {
        workshop.add(part, 5, 5);
        await().untilAsserted(() -> assertThat(mail(workshop, part)).startsWith("scheduled "));
    }

    @Test
    void alerts_are_chosen_with_the_settings_and_tried_by_a_test() {
        var alerts = workshop.get("/parts/settings").json().path("alerts");
        assertThat(alerts.path("mailIntervalMinutes").asInt()).isEqualTo(60);
        assertThat(alerts.fieldNames())
                .toIterable()
                .containsExactly(
                        "mailIntervalMinutes", "parts.low", "parts.out", "parts.order_overdue");
        assertThat(alerts.path("parts.low").fieldNames())
                .toIterable()
                .containsExactly("inbox", "mail", "digest", "push", "webhook");

        var changed =
                workshop.put(
                        "/parts/settings",
                        Map.of(
                                "alerts",
                                Map.of(
                                        "mailIntervalMinutes",
                                        15,
                                        "parts.out",
                                        Map.of("mail", false))));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        var now = workshop.get("/parts/settings").json();
        assertThat(now.path("alerts").path("mailIntervalMinutes").asInt()).isEqualTo(15);
        assertThat(now.path("alerts").path("parts.out").path("mail").asBoolean()).isFalse();
        assertThat(now.path("alerts").path("parts.low").path("mail").asBoolean()).isTrue();
        assertThat(workshop.putText("/parts/settings", now.toString()).status())
                .as("sent back as it was shown")
                .isEqualTo(200);
        for (var wrong :
                List.<Map<String, ?>>of(
                        Map.of("mailIntervalMinutes", 14),
                        Map.of("parts.low", Map.of("digest", true)),
                        Map.of("parts.low", Map.of("mail", "yes")),
                        Map.of("parts.gone", Map.of("mail", true)))) {
            isRefused(
                    workshop.put(
                            "/parts/settings", Map.of("allowNegativeStock", true, "alerts", wrong)),
                    400,
                    "validation_failed");
        }
        assertThat(workshop.get("/parts/settings").json().path("allowNegativeStock").asBoolean())
                .as("all or nothing")
                .isFalse();

        isRefused(
                workshop.put(
                        "/parts/settings",
                        Map.of("currency", "gold", "alerts", Map.of("mailIntervalMinutes", 45))),
                400,
                "validation_failed");
        assertThat(
                        workshop.get("/parts/settings")
                                .json()
                                .path("alerts")
                                .path("mailIntervalMinutes")
                                .asInt())
                .as("all of a request or nothing")
                .isEqualTo(15);

        var test = workshop.post("/parts/settings/test-alert", Map.of());
        assertThat(test.status()).as(test.body()).isEqualTo(202);
        assertThat(
                        test.json()
                                .path("deliveries")
                                .valueStream()
                                .map(
                                        it ->
                                                it.path("channel").asText()
                                                        + " "
                                                        + it.path("state").asText()))
                .containsExactly("inbox delivered", "push skipped");
        assertThat(workshop.get("/reorder/alerts").json().path(0).path("kind").asText())
                .isEqualTo("test");
        for (int i = 0; i < 4; i++) {
            workshop.post("/parts/settings/test-alert", Map.of());
        }
        isRefused(workshop.post("/parts/settings/test-alert", Map.of()), 429, "rate_limited");
    }
}
