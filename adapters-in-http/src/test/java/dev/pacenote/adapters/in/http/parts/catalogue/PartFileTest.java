package dev.pacenote.adapters.in.http.parts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.in.http.parts.CsvText;
import dev.pacenote.application.parts.catalogue.ShownPart;
import dev.pacenote.application.parts.importing.ImportLine;
import dev.pacenote.application.parts.importing.ImportParts;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Naming;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Placing;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.ReorderRule;
import dev.pacenote.domain.parts.catalogue.Supply;
import dev.pacenote.domain.parts.catalogue.Unit;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartFileTest {

    private static final PartDetails NEW = PartDetails.named("new", Quantity.ZERO);

    /** Texts that spreadsheets like to change, and a number of every kind. */
    private static final PartDetails DIFFICULT =
            new PartDetails(
                    new Naming(
                            "=cmd(), \"12\" inch; 5", "00123", "''+49", "first line\nsecond, line"),
                    new Placing(
                            new VehicleModel("@home"),
                            List.of(new VehicleModel("Camry; Corolla"), new VehicleModel("'=x")),
                            "-",
                            "'quoted"),
                    new Supply(
                            new Supply.Supplier("Rossi", "a@b.example", "http://x/?a=b", "1E5"),
                            Money.of("24.5"),
                            Optional.of(0)),
                    new ReorderRule(
                            false,
                            Quantity.of("0.125"),
                            Optional.of(Quantity.of(1_000_000)),
                            Optional.empty(),
                            Optional.of(Quantity.of(6))),
                    new Unit("litre", new UnitScale(3)));

    private static ImportLine line(String text) {
        var file = read(text);
        assertThat(file.errors()).isEmpty();
        assertThat(file.lines()).hasSize(1);
        return file.lines().getFirst();
    }

    private static PartDetails details(String text) {
        return line(text).details().apply(NEW);
    }

    private static void isRefused(String text, int line, String field, String code) {
        assertThat(read(text).errors())
                .anySatisfy(
                        error -> {
                            assertThat(error.line()).isEqualTo(line);
                            assertThat(error.field()).isEqualTo(field);
                            assertThat(error.code()).isEqualTo(code);
                            assertThat(error.message()).isNotEmpty();
                        });
    }

    private static String exported(PartDetails details) {
        var key = new Part.Key(new AccountId(7), new PartId("pads"));
        var shown =
                new ShownPart(
                        Part.added(key, details, Instant.EPOCH),
                        Workshop.initial(key.account(), Currency.getInstance("EUR")));
        return CsvText.of(PartColumn.head(), List.of(PartColumn.row(PartView.of(shown))));
    }

    @Test
    void what_was_written_is_read_as_it_was() {
        var line = line(exported(DIFFICULT));
        assertThat(line.details().apply(DIFFICULT)).isEqualTo(DIFFICULT);
        assertThat(line.details().apply(NEW)).isEqualTo(DIFFICULT);
        assertThat(line.named().id()).contains(new PartId("pads"));
        assertThat(line.counted())
                .isEqualTo(
                        new ImportLine.Counted(
                                Optional.of(BigDecimal.ZERO), Optional.empty(), Optional.of(0L)));
    }

    @Test
    void what_a_spreadsheet_would_take_for_a_formula_has_an_apostrophe_in_front() {
        assertThat(exported(DIFFICULT))
                .contains("\"'=cmd(), \"\"12\"\" inch; 5\"")
                .contains("'@home")
                .contains(",'-,")
                .contains(",'''+49,")
                .contains(",'quoted,");
        assertThat(CsvText.meant("'quoted")).isEqualTo("'quoted");
        assertThat(CsvText.meant("'''=x")).isEqualTo("''=x");
    }

    @Test
    void zeros_in_front_of_a_number_stay_and_a_shortened_number_is_refused() {
        var naming = details("partName,partNumber,barcode\nPads,00123,0401\n").naming();
        assertThat(naming.number()).isEqualTo("00123");
        assertThat(naming.barcode()).isEqualTo("0401");
        isRefused("partName,barcode\nPads,9.55E+12\n", 2, "barcode", "shortened_number");
        isRefused("partName;partNumber\nPads;9,55E+12\n", 2, "partNumber", "shortened_number");
        isRefused(
                "partName,supplierPartNumber\nPads,9.55E+12\n",
                2,
                "supplierPartNumber",
                "shortened_number");
        assertThat(details("partName,partNumber\nPads,12E3\n").naming().number())
                .as("a number that somebody chose")
                .isEqualTo("12E3");
    }

    @Test
    void semicolons_come_with_decimal_commas_and_what_may_be_thousands_is_refused() {
        var line = line("partId;currentStock;unitPrice\npads;1,5;24.5\n");
        assertThat(line.counted().stock()).contains(new BigDecimal("1.5"));
        assertThat(line.details().apply(NEW).supply().unitPrice()).isEqualTo(Money.of("24.5"));
        isRefused("partId;currentStock\npads;1,000\n", 2, "currentStock", "ambiguous_number");
        isRefused("partId;currentStock\npads;1.000\n", 2, "currentStock", "ambiguous_number");
        isRefused("partId,currentStock\npads,\"1,5\"\n", 2, "currentStock", "not_a_number");
        assertThat(line("partId,currentStock\npads,1.000\n").counted().stock())
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("1"));
        for (var bad : List.of("five", "1e400", "--1", "1 000", "9".repeat(41))) {
            isRefused("partId,currentStock\npads," + bad, 2, "currentStock", "not_a_number");
        }
    }

    @Test
    void each_wrong_cell_is_named_by_its_line_and_column() {
        var file =
                read(
                        """
                        partId,partName,packSize,maxStock,watched,leadTimeDays,unitScale
                        pads,Pads,0.5,-1,yes,999,4
                        ok,OK,,,TRUE,,
                        low,Low,,,,,
                        """);
        assertThat(file.rows()).isEqualTo(3);
        assertThat(file.lines()).extracting(ImportLine::number).containsExactly(3);
        assertThat(file.errors())
                .extracting(error -> error.line() + " " + error.field() + " " + error.code())
                .containsExactlyInAnyOrder(
                        "2 packSize invalid_quantity",
                        "2 maxStock invalid_quantity",
                        "2 watched unknown_value",
                        "2 leadTimeDays out_of_range",
                        "2 unitScale out_of_range",
                        "4 partId reserved_id");
    }

    @Test
    void an_empty_cell_says_nothing() {
        var line = line("partId,partName,supplier,packSize,currentStock,version\npads,,,,,\n");
        assertThat(line.details().apply(DIFFICULT)).isEqualTo(DIFFICULT);
        assertThat(line.counted()).isEqualTo(ImportLine.Counted.NOTHING);
        assertThat(line.named().name()).isEmpty();
    }

    @Test
    void lines_are_numbered_as_in_a_spreadsheet_and_blank_ones_are_none() {
        var file = read("partId,description\na,\"one\ntwo\"\n,\nb,x,,\n");
        assertThat(file.rows()).isEqualTo(2);
        assertThat(file.lines()).extracting(ImportLine::number).containsExactly(2, 4);
        assertThat(file.errors()).isEmpty();
    }

    @Test
    void columns_that_we_compute_are_passed_over_and_strange_ones_are_refused() {
        assertThat(line("partId,averageCost,isLow\npads,3,true\n").named().id()).isPresent();
        isRefused("partId,colour\npads,red\n", 1, "colour", "unknown_property");
        isRefused("partId,partId\na,b\n", 1, "partId", "given_twice");
        isRefused("partId\na,b\n", 2, "", "too_many");
        isRefused("", 1, "", "required");
        isRefused(",,\n", 1, "", "required");
        isRefused("partId,partName\na,\"no end\n", 2, "", "malformed_csv");
    }

    @Test
    void a_file_has_at_most_5_000_lines() {
        var lines = "a\n".repeat(ImportParts.MAX_LINES);
        assertThat(read("category\n" + lines).rows()).isEqualTo(ImportParts.MAX_LINES);
        isRefused("category\n" + lines + "a\n", ImportParts.MAX_LINES + 2, "", "too_many");
    }

    private static PartFile read(String text) {
        return PartFile.read(text, ImportParts.MAX_LINES);
    }
}
