package dev.pacenote.application.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.notice.DailyMail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Everything stored about a person, for themselves, without secrets. */
class ExportAccountTest {

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();
    private final AtomicInteger asked = new AtomicInteger();

    /** One row about whoever asks. */
    private final AccountExport weather =
            new AccountExport() {
                @Override
                public String member() {
                    return "weather";
                }

                @Override
                public Stream<Map<String, Object>> of(AccountId person) {
                    asked.incrementAndGet();
                    return Stream.of(Map.of("windOf", person.value()));
                }
            };

    private ExportAccount.Result export(Account account) {
        return world.exportAccount(List.of(weather)).export(account.id());
    }

    private Map<String, Object> exported() {
        return exported(fox);
    }

    private Map<String, Object> exported(Account account) {
        var result = export(account);
        assertThat(result).isInstanceOf(ExportAccount.Result.Exported.class);
        return ((ExportAccount.Result.Exported) result).everything();
    }

    private record Part(String member) implements AccountExport {
        @Override
        public Stream<Map<String, Object>> of(AccountId person) {
            return Stream.of();
        }
    }

    @Test
    void a_part_with_the_name_of_another_or_of_the_export_itself_is_refused() {
        assertThatThrownBy(() -> world.exportAccount(List.of(weather, new Part("weather"))))
                .hasMessage("more than one part of the export is called weather");
        assertThatThrownBy(() -> world.exportAccount(List.of(new Part("sessions"))))
                .hasMessage("no part of the export may be called sessions");
    }

    @Test
    void the_account_is_told_without_its_password() {
        assertThat(exported())
                .containsEntry("exportedAt", world.now)
                .containsEntry(
                        "account",
                        Map.of(
                                "id",
                                fox.id().value(),
                                "username",
                                fox.username().value(),
                                "email",
                                Samples.address(fox).value(),
                                "role",
                                "user",
                                "enabled",
                                true,
                                "mailEnabled",
                                true,
                                "timezone",
                                "UTC",
                                "createdAt",
                                world.now,
                                "verifiedAt",
                                world.now));
    }

    @Test
    void the_address_of_whoever_has_none_is_an_empty_text() {
        var neo = world.withoutAddress();

        assertThat(exported(neo).get("account"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("email", "")
                .doesNotContainKey("verifiedAt");
    }

    @Test
    void who_the_person_is_elsewhere_is_told_if_that_is_known() {
        assertThat(exported()).doesNotContainKey("externalIdentities");

        var neo = new DiscordUser("186000000000000001");
        var subject = new ExternalSubject("https://issuer.example", "s-1");
        world.bind(fox, neo);
        world.bind(fox, subject);

        assertThat(exported())
                .containsEntry(
                        "externalIdentities",
                        List.of(
                                Map.of("issuer", "discord", "subject", neo.id()),
                                Map.of("issuer", subject.issuer(), "subject", "s-1")));
    }

    @Test
    void why_mail_stopped_and_when_is_told() {
        Samples.mailing(
                world.preferences,
                fox.id(),
                mail -> mail.stopped(DailyMail.Reason.BOUNCED, world.now, world.now));

        assertThat(exported().get("account"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("mailEnabled", false)
                .containsEntry("mailStoppedReason", "bounced")
                .containsEntry("mailStoppedAt", world.now);
    }

    @Test
    void only_sessions_of_the_person_are_told_and_no_token_of_them() {
        var session = world.session(fox);
        world.session(world.account());

        assertThat(exported())
                .containsEntry(
                        "sessions",
                        List.of(
                                Map.of(
                                        "id", session.id().toString(),
                                        "startedAt", session.startedAt(),
                                        "lastUsedAt", session.lastUsedAt(),
                                        "userAgent", "Firefox",
                                        "address", IdentityWorld.HERE)));
    }

    @Test
    void what_an_area_stores_is_read_only_while_it_is_written() {
        var part = (Stream<?>) exported().get("weather");
        assertThat(asked).hasValue(0);

        assertThat(part).isEqualTo(List.of(Map.of("windOf", fox.id().value())));
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_person_gets_two_exports_an_hour() {
        exported();
        exported();

        assertThat(export(fox)).isEqualTo(new ExportAccount.Result.TooMany(Duration.ofHours(1)));
        assertThat(export(world.account()))
                .as("somebody else")
                .isInstanceOf(ExportAccount.Result.Exported.class);
        world.pass(Duration.ofHours(1));
        exported();
    }

    @Test
    void an_account_that_is_gone_has_no_export() {
        world.accounts.delete(fox.id());

        assertThat(export(fox)).isEqualTo(new ExportAccount.Result.NoSuchAccount());
        assertThat(asked).hasValue(0);
    }
}
