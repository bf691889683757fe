#!/usr/bin/env bash
# Proves that the simulation catches what it is for: takes away one guard of the connector at a time (Guards/*.patch), in a copy of the
# repository, and expects the simulation to fail. Prints each guard with the first failing seed and what it broke; exits with 1 if some
# guard was not missed. A patch whose text says "from seed N" is tried from there, the others from seed 1.
#
#   tests/Simulation.Tests/prove-guards.sh [GUARD...]     SCENARIOS=1000 (at most so many seeds for each)
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
scenarios=${SCENARIOS:-1000}
step=100
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
(cd "$root" && git ls-files -z --cached --others --exclude-standard | tar -c --null -T - ) | tar -x -C "$copy"
cd "$copy"

guards=("$@")
if [ ${#guards[@]} -eq 0 ]; then
    for file in tests/Simulation.Tests/Guards/*.patch; do guards+=("$(basename "$file" .patch)"); done
fi

build() { dotnet build tests/Simulation.Tests -c Release -v quiet -nologo -p:RunAnalyzers=false "$@" >"$copy/build.log" 2>&1; }

# First the connector as it is: what fails without reason proves nothing.
simulate() {
    SIMULATION_SEED=$1 SIMULATION_COUNT=$step dotnet tests/Simulation.Tests/bin/Release/net10.0/*/Simulation.Tests.dll \
        -noColor -method '*No_scenario_breaks_a_promise' >"$copy/run.log" 2>&1
}

build || { cat "$copy/build.log"; exit 2; }
simulate 1 || { cat "$copy/run.log"; echo "The simulation fails with every guard in its place."; exit 2; }

unproven=0
for guard in "${guards[@]}"; do
    patch=tests/Simulation.Tests/Guards/$guard.patch
    patch -p1 --silent --forward --fuzz=0 <"$patch" || { echo "$guard: the patch no longer applies"; exit 2; }
    # A guard's parts may now be unused, which is no error here.
    build -p:TreatWarningsAsErrors=false || { cat "$copy/build.log"; exit 2; }
    verdict="NOT MISSED in $scenarios scenarios"
    first=$(sed -n '/^---/q; s/.*from seed \([0-9]*\).*/\1/p' "$patch")
    first=${first:-1}
    for ((seed = first; seed < first + scenarios; seed += step)); do
        if ! simulate "$seed"; then
            failing=$(grep -oE -m1 'Seed [0-9]+ \(again' "$copy/run.log" | grep -oE '[0-9]+' || echo '?')
            why=$(grep -A1 -E -m1 'Seed [0-9]+ \(again' "$copy/run.log" | tail -1 | sed 's/^ *//' | cut -c1-160)
            verdict="seed $failing: $why"
            break
        fi
    done
    case $verdict in NOT*) unproven=1 ;; esac
    printf '%-22s %s\n' "$guard" "$verdict"
    patch -p1 --silent --reverse <"$patch"
done
exit $unproven
