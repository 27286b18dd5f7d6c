package dev.pacenote.application.contracts.messages.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.messages.directory.DirectoryEntries;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NamePart;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link DirectoryEntries} promise. */
public interface DirectoryEntriesContract {

    DirectoryEntries entries();

    Accounts accounts();

    private Account named(String first, String last) {
        return Samples.added(
                accounts(),
                NewAccount.added(
                        PersonName.of(new NamePart(first), new NamePart(last)),
                        new EmailAddress(Samples.word() + "@a.org"),
                        Samples.NOON));
    }

    private List<String> names(String start) {
        return entries()
                .page(new DirectoryEntries.Filter(start, Optional.empty()), Optional.empty(), 100)
                .stream()
                .map(DirectoryEntries.Entry::displayName)
                .toList();
    }

    @Test
    default void people_are_found_by_the_start_of_a_name_in_any_letter_case() {
        var word = "Q" + Samples.word();
        named(word, "Berg");
        named("Zoë", word);
        Samples.added(accounts(), Samples.newAccount(word + "%_", Samples.word() + "@a.org"));
        named("x" + word, "Berg");

        assertThat(names(word.toUpperCase(Locale.ROOT)))
                .containsExactlyInAnyOrder(word + " Berg", "Zoë " + word, word + "%_");
        assertThat(names(word + "%")).containsExactly(word + "%_");
        assertThat(names(word + "'; drop table users; --")).isEmpty();
    }

    @Test
    default void a_user_name_that_is_an_address_is_neither_shown_nor_found() {
        var word = Samples.word();
        var account =
                Samples.added(
                        accounts(),
                        Samples.newAccount(word + "@Example.org", Samples.word() + "@a.org"));
        var plain =
                Samples.added(
                        accounts(), Samples.newAccount(word + "@home", Samples.word() + "@a.org"));

        assertThat(account.displayName()).isEqualTo("User " + account.id());
        assertThat(names(word)).containsExactly(plain.displayName());
        assertThat(names("User " + account.id())).contains(account.displayName());
    }

    @Test
    default void some_people_are_listed_where_only_some_are_asked_for() {
        var word = Samples.word();
        var fox = named(word, "Fox");
        named(word, "Owl");
        var some =
                new DirectoryEntries.Filter(word, Optional.empty(), Optional.of(Set.of(fox.id())));
        var nobody = new DirectoryEntries.Filter(word, Optional.empty(), Optional.of(Set.of()));

        assertThat(entries().page(some, Optional.empty(), 100))
                .extracting(DirectoryEntries.Entry::id)
                .containsExactly(fox.id());
        assertThat(entries().page(nobody, Optional.empty(), 100)).isEmpty();
    }

    @Test
    default void page_by_page_everybody_comes_once_in_the_order_of_names_and_numbers() {
        var word = "Q" + Samples.word();
        var all = new ArrayList<Account>();
        for (var last : List.of("b", "a", "a", "C", "山", "é")) {
            all.add(named(word, last));
        }
        var filter = new DirectoryEntries.Filter(word, Optional.empty());

        var read = new ArrayList<DirectoryEntries.Entry>();
        Optional<DirectoryEntries.Entry> after = Optional.empty();
        List<DirectoryEntries.Entry> page;
        do {
            page = entries().page(filter, after, 2);
            read.addAll(page);
            if (!page.isEmpty()) {
                after = Optional.of(page.getLast());
            }
        } while (!page.isEmpty());

        assertThat(read)
                .extracting(DirectoryEntries.Entry::id)
                .containsExactly(
                        all.get(1).id(),
                        all.get(2).id(),
                        all.get(0).id(),
                        all.get(3).id(),
                        all.get(5).id(),
                        all.get(4).id());
    }

    @Test
    default void a_person_who_is_disabled_is_found_apart() {
        var word = "Q" + Samples.word();
        var on = named(word, "a");
        var off = named(word, "b");
        Samples.changed(accounts(), off.id(), account -> account.enabled(false));

        for (boolean enabled : List.of(true, false)) {
            assertThat(
                            entries()
                                    .page(
                                            new DirectoryEntries.Filter(word, Optional.of(enabled)),
                                            Optional.empty(),
                                            9))
                    .extracting(DirectoryEntries.Entry::id)
                    .containsExactly(enabled ? on.id() : off.id());
        }
    }
}
