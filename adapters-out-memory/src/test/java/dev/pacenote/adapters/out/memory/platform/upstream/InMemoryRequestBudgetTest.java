package dev.pacenote.adapters.out.memory.platform.upstream;

import dev.pacenote.application.contracts.platform.upstream.RequestBudgetContract;
import dev.pacenote.application.platform.upstream.RequestBudget;

class InMemoryRequestBudgetTest implements RequestBudgetContract {

    private final RequestBudget budget = new InMemoryRequestBudget(System::nanoTime);

    @Override
    public RequestBudget budget() {
        return budget;
    }
}
