package dev.pacenote.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.Users;
import dev.pacenote.domain.identity.LoginKey;
import dev.pacenote.domain.identity.Role;
import dev.pacenote.domain.identity.UserId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What {@link Users} promises. */
public interface UsersContract {

    Stores stores();

    private Users users() {
        return stores().users();
    }

    @Test
    default void an_added_account_is_found_by_number_name_and_address_in_any_letter_case() {
        var word = Samples.word();
        var added = Samples.added(users(), Samples.newAccount("Zoë.X 山 " + word, word + "@a.org"));

        assertThat(users().find(added.id())).contains(added);
        assertThat(users().findByLogin(LoginKey.of("ZOË.x 山 " + word))).contains(added);
        assertThat(users().findByLogin(LoginKey.of(word.toUpperCase(Locale.ROOT) + "@A.ORG")))
                .contains(added);
        assertThat(users().findByLogin(LoginKey.of(word))).isEmpty();
    }

    @Test
    default void a_name_that_differs_only_in_case_or_unicode_form_is_taken() {
        var word = Samples.word();
        Samples.added(users(), Samples.newAccount("Caf\u00e9 " + word, word + "@a.org"));

        var decomposed = Samples.newAccount("CAFE\u0301 " + word, word + "@b.org");
        assertThat(users().add(decomposed, Integer.MAX_VALUE))
                .isInstanceOf(Users.Added.UsernameTaken.class);
    }

    @Test
    default void nobodys_name_is_somebody_elses_address() {
        var word = Samples.word();
        Samples.added(users(), Samples.newAccount("Fox " + word, word + "@a.org"));

        assertThat(
                        users().add(
                                        Samples.newAccount(word + "@A.org", word + "@b.org"),
                                        Integer.MAX_VALUE))
                .isInstanceOf(Users.Added.UsernameTaken.class);
        assertThat(
                        users().add(
                                        Samples.newAccount("Other " + word, word + "@a.ORG"),
                                        Integer.MAX_VALUE))
                .isInstanceOf(Users.Added.EmailTaken.class);
    }

    @Test
    default void hostile_text_comes_back_character_for_character() {
        var word = Samples.word();
        var name = "'; drop table users; -- <b>\u202e$" + word;
        var added = Samples.added(users(), Samples.newAccount(name, "o'brien" + word + "@a.org"));

        assertThat(users().find(added.id()).orElseThrow().username().value()).isEqualTo(name);
    }

    @Test
    default void of_many_registrations_of_one_name_one_wins() {
        var account = Samples.newAccount();

        var results = Samples.atOnce(8, () -> users().add(account, Integer.MAX_VALUE));

        assertThat(results).filteredOn(r -> r instanceof Users.Added.Ok).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof Users.Added.UsernameTaken).hasSize(7);
    }

    @Test
    default void the_last_free_place_is_given_once() {
        int places = users().count() + 1;

        var results = Samples.atOnce(8, () -> users().add(Samples.newAccount(), places));

        assertThat(results).filteredOn(r -> r instanceof Users.Added.Ok).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof Users.Added.Full).hasSize(7);
        assertThat(users().count()).isEqualTo(places);
    }

    @Test
    default void a_confirmation_keeps_its_first_time_and_switches_are_kept() {
        var account = Samples.account(users());

        users().markVerified(account.id(), Samples.NOON.plusSeconds(5));
        users().setMailEnabled(account.id(), false);
        users().setRole(account.id(), Role.ADMIN);

        var changed = users().find(account.id()).orElseThrow();
        assertThat(changed.verifiedAt()).contains(Samples.NOON);
        assertThat(changed.mailEnabled()).isFalse();
        assertThat(changed.role()).isEqualTo(Role.ADMIN);
    }

    @Test
    default void an_unknown_account_is_absent() {
        assertThat(users().find(new UserId(Long.MAX_VALUE))).isEmpty();
    }
}
