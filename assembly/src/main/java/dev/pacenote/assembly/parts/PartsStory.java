package dev.pacenote.assembly.parts;

import dev.pacenote.assembly.sandbox.DemoPerson;
import dev.pacenote.assembly.sandbox.DemoStory;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The sandbox's first person has a workshop: three parts low, one out, one on order. */
@Singleton
@Requires(property = Choices.AREA + PartsArea.NAME, value = "true")
@Requires(property = "pacenote.sandbox", value = "true")
final class PartsStory implements DemoStory {

    private final DemoWorkshop workshop;

    PartsStory(DemoWorkshop workshop) {
        this.workshop = workshop;
    }

    @Override
    public void begin(DemoPerson person, AccountId account) {
        if (person == DemoPerson.FIRST) {
            workshop.open(account);
        }
    }

    @Override
    public void end(DemoPerson person, AccountId account) {
        if (person == DemoPerson.FIRST) {
            workshop.goOn();
        }
    }
}
