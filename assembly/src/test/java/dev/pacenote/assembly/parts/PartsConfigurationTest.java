package dev.pacenote.assembly.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.assembly.Configuration;
import dev.pacenote.domain.parts.attachment.AttachmentQuota;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the variables of parts are where nobody sets them, and how far they go (contract 5). */
class PartsConfigurationTest {

    private static PartsConfiguration parts(Map<String, String> variables) {
        return complete(variables).get(PartsConfiguration.class);
    }

    private static AttachmentsConfiguration attachments(Map<String, String> variables) {
        return complete(variables).get(AttachmentsConfiguration.class);
    }

    private static Configuration complete(Map<String, String> variables) {
        if (Configuration.read(variables)
                instanceof Configuration.Result.Complete(var configuration)) {
            return configuration;
        }
        throw new AssertionError(Configuration.read(variables));
    }

    @Test
    void nothing_set_is_what_the_contract_says() {
        assertThat(parts(Map.of()).mostParts()).isEqualTo(100_000);
        assertThat(parts(Map.of("PARTS_STORE", "dynamodb")).mostParts()).isEqualTo(20_000);
        assertThat(parts(Map.of()).currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(attachments(Map.of()).quota())
                .isEqualTo(new AttachmentQuota(10_485_760, 1_073_741_824));
        assertThat(attachments(Map.of()).key()).isEmpty();
    }

    @Test
    void the_least_and_the_most_are_taken() {
        assertThat(parts(Map.of("PARTS_MAX_PER_ACCOUNT", "1")).mostParts()).isEqualTo(1);
        assertThat(parts(Map.of("PARTS_MAX_PER_ACCOUNT", "1000000")).mostParts())
                .isEqualTo(1_000_000);
        assertThat(
                        attachments(
                                        Map.of(
                                                "ATTACHMENTS_MAX_BYTES",
                                                "1",
                                                "ATTACHMENTS_QUOTA_BYTES",
                                                "1"))
                                .quota())
                .isEqualTo(new AttachmentQuota(1, 1));
        assertThat(
                        attachments(
                                        Map.of(
                                                "ATTACHMENTS_MAX_BYTES",
                                                "1073741824",
                                                "ATTACHMENTS_QUOTA_BYTES",
                                                "1099511627776"))
                                .quota())
                .isEqualTo(new AttachmentQuota(1_073_741_824, 1_099_511_627_776L));
        assertThat(parts(Map.of("PARTS_DEFAULT_CURRENCY", "EUR")).currency().getCurrencyCode())
                .isEqualTo("EUR");
        assertThat(attachments(Map.of("ATTACHMENTS_SIGNING_KEY", "\u00fc".repeat(16))).key())
                .as("of 32 bytes")
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "PARTS_MAX_PER_ACCOUNT, 0",
        "PARTS_MAX_PER_ACCOUNT, 1000001",
        "PARTS_MAX_PER_ACCOUNT, 5abc",
        "PARTS_DEFAULT_CURRENCY, euro",
        "PARTS_DEFAULT_CURRENCY, eur",
        "ATTACHMENTS_MAX_BYTES, 0",
        "ATTACHMENTS_MAX_BYTES, 1073741825",
        "ATTACHMENTS_QUOTA_BYTES, 0",
        "ATTACHMENTS_QUOTA_BYTES, 1099511627777",
        "ATTACHMENTS_SIGNING_KEY, a-key-of-thirty-one-bytes-no-32",
        "LIMIT_PARTS_WRITES_PER_MINUTE, 0",
        "LIMIT_PARTS_WRITES_PER_MINUTE, 10000001",
        "LIMIT_PARTS_READS_PER_MINUTE, 0",
        "LIMIT_PARTS_READS_PER_MINUTE, 10000001",
        "LIMIT_PARTS_CHECKS_PER_MINUTE, 0",
        "LIMIT_PARTS_CHECKS_PER_MINUTE, 1000001",
        "LIMIT_PARTS_FILES_PER_MINUTE, 0",
        "LIMIT_PARTS_FILES_PER_MINUTE, 1000001"
    })
    void one_more_or_less_is_refused_by_its_name(String name, String value) {
        assertThat(Configuration.read(Map.of(name, value)))
                .isInstanceOfSatisfying(
                        Configuration.Result.Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .singleElement()
                                        .asString()
                                        .startsWith(name + " "));
    }
}
