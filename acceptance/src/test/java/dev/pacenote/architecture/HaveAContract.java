package dev.pacenote.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * For the port {@code Accounts} there is an interface {@code AccountsContract} in the same feature.
 */
final class HaveAContract extends ArchCondition<JavaClass> {

    private static final String PORTS = "dev.pacenote.application.";
    private static final String CONTRACTS = "dev.pacenote.application.contracts.";

    HaveAContract() {
        super("have a contract in application-contracts");
    }

    @Override
    public void check(JavaClass port, ConditionEvents events) {
        var name = port.getName().replace(PORTS, CONTRACTS) + "Contract";
        boolean found;
        try {
            found = Class.forName(name).isInterface();
        } catch (ClassNotFoundException e) {
            found = false;
        }
        events.add(
                new SimpleConditionEvent(
                        port, found, port.getName() + (found ? " has " : " lacks ") + name));
    }
}
