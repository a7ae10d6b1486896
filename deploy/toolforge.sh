#!/usr/bin/env bash
# Deploys wikigraph on Toolforge by its Build Service, and goes back if the new release does not answer; see --help and
# docs/deploying.md. It also runs from its standard input: everything is read before anything is done.
set -euo pipefail

help() {
    cat <<'END'
Usage: deploy/toolforge.sh [OPTION]... REF
       deploy/toolforge.sh [OPTION]... --rollback

Builds REF, a tag or branch of a public git repository, by Toolforge's Build Service, gives the tool its variables, serves
the new image, and asks it a query over the public address; where strangers have to log in, whether it is ready. If it does
not answer, what was served before is served again.
To be run on Toolforge as the tool (become TOOL).

  --repository URL   the repository, by https (the address of origin, where this is a clone)
  --env-file FILE    variables for the tool, as lines NAME=value; the file must be readable by nobody else.
                     Their values are never printed. Variables that are not in the file stay as they are.
  --rollback         build nothing, and serve what was served before the last deployment
  --url URL          the public address (https://TOOL.toolforge.org)
  --query TEXT       the GraphQL query to ask ({ wiki { code name } })
  --wait SECONDS     how long the new release may take to answer (180)
  --build-wait SECONDS
                     how long the build may take (1800)
  --cpu AMOUNT       processors for the web service, such as 500m or 1
  --mem AMOUNT       memory for the web service, such as 512Mi or 1Gi
  --tool NAME        the tool, where the account's name does not tell
  --dry-run          say what would be done, and do none of it
  --help             this text

Exits with 0 if the release is served, with 1 if it is not, and with 2 if the command line is wrong.
END
}

declare -A options=([query]='{ wiki { code name } }' [wait]=180 [build-wait]=1800)
ref='' rollback='' dry_run='' tool='' url='' template='' repository=''
# Variables as the file has them, and those that were replaced: with their values before, or new ones.
names=() values=() before_known=() before=() before_unknown=()
# What the tool has before the deployment: its variables, and the image that is served.
present='' served='' was_running=''
# What is deployed, and a copy of the template before.
image='' release='' kept=''
# How far a deployment went that is not complete: variables, or service.
reached=''

say() { printf '== %s\n' "$*"; }
warn() { printf 'deploy/toolforge.sh: %s\n' "$*" >&2; }
fail() { warn "$@"; exit 1; }
misuse() { warn "$@"; warn "--help says how it is used"; exit 2; }

# The command that changes something, or what it would be.
change() {
    if [[ $dry_run ]]; then
        printf 'would run: %s\n' "$*"
    else
        "$@"
    fi
}

read_arguments() {
    while (($#)); do
        case $1 in
            --help | -h) help; exit 0 ;;
            --dry-run) dry_run=yes ;;
            --rollback) rollback=yes ;;
            --repository | --env-file | --url | --query | --wait | --build-wait | --cpu | --mem | --tool)
                (($# > 1)) || misuse "$1 needs a value"
                local name=${1#--}
                options[$name]=$2
                shift
                ;;
            -*) misuse "there is no option $1" ;;
            *)
                [[ ! $ref ]] || misuse "only one REF can be deployed: $ref or $1"
                ref=$1
                ;;
        esac
        shift
    done
    if [[ $rollback ]]; then
        [[ ! $ref ]] || misuse "--rollback serves what was served before, so it takes no REF ($ref)"
        [[ ! ${options[env-file]:-} ]] || misuse "--rollback changes no variables, so it takes no --env-file"
    else
        [[ $ref ]] || misuse "REF is missing: the tag or branch to deploy"
        [[ $ref =~ ^[A-Za-z0-9][A-Za-z0-9._/-]*$ ]] || misuse "$ref is no name of a tag or branch"
    fi
    local name
    for name in wait build-wait; do
        [[ ${options[$name]} =~ ^[1-9][0-9]{0,4}$ ]] || misuse "--$name takes whole seconds, not ${options[$name]}"
    done
    for name in cpu mem; do
        [[ ${options[$name]:-1} =~ ^[0-9]+(m|k|Ki|M|Mi|G|Gi)?$ ]] || misuse "--$name takes an amount such as 500m or 1Gi"
    done
}

# Everything that can be known before anything is done.
look_around() {
    local program
    for program in toolforge git curl python3 flock; do
        [[ -x $(command -v "$program") ]] || fail "there is no $program here: run this on Toolforge, after become TOOL"
    done
    tool=${options[tool]:-}
    if [[ ! $tool ]]; then
        local account
        account=$(id -un)
        [[ $account == tools.* ]] || fail "$account is no tool's account: run become TOOL first, or give --tool TOOL"
        tool=${account#tools.}
    fi
    [[ $tool =~ ^[a-z0-9][a-z0-9-]*$ ]] || misuse "$tool is no name of a tool"
    url=${options[url]:-https://$tool.toolforge.org}
    url=${url%/}
    template=$HOME/service.template
    if [[ -e $HOME/www/python/src/service.template || -e $HOME/www/js/service.template ]]; then
        fail "only $template may exist, and there is another service.template under www: remove it"
    fi
    exec 9>"$HOME/.wikigraph-deploy.lock"
    flock --nonblock 9 || fail "another deployment of $tool is under way"
}

# The Build Service finds names only: it asks git ls-remote, which knows no commits that have none.
find_ref() {
    repository=${options[repository]:-}
    [[ $repository ]] || repository=$(git remote get-url origin 2>/dev/null) ||
        fail "this is no clone with an origin: give --repository URL"
    [[ $repository == https://* ]] ||
        fail "the Build Service reads public repositories by https, not $repository: give --repository URL"
    local found
    found=$(GIT_TERMINAL_PROMPT=0 git ls-remote "$repository" "$ref") ||
        fail "$repository cannot be read: it must be there, and public"
    [[ $found ]] || fail "$repository has no tag or branch $ref (a commit needs one): push it first"
    # The Build Service would take the first.
    [[ $found != *$'\n'* ]] || fail "$ref is more than one tag or branch: say refs/tags/$ref or refs/heads/$ref"
}

# Reads variables from the file into `names` and `values`.
read_variables() {
    local file=${options[env-file]:-} line number=0 name value
    [[ $file ]] || return 0
    [[ -f $file && -r $file ]] || fail "$file is not there, or cannot be read"
    local mode
    mode=$(stat -L -c %a "$file")
    [[ $mode =~ ^[4-7]?00$ ]] || fail "others can read $file: chmod 600 $file"
    while IFS= read -r line || [[ $line ]]; do
        ((++number))
        line=${line%$'\r'}
        [[ $line =~ ^[[:space:]]*(#.*)?$ ]] && continue
        line=${line#export }
        # What is wrong with a line is said without the line: it may hold a secret.
        [[ $line == *=* ]] || fail "line $number of $file is no NAME=value"
        name=${line%%=*}
        value=${line#*=}
        [[ $name =~ ^[A-Za-z_][A-Za-z_0-9]{2,}$ ]] ||
            fail "line $number of $file has no name that Toolforge takes: three or more letters, digits and _"
        [[ $name != TOOL_* ]] || fail "line $number of $file sets $name, which Toolforge sets itself: remove it"
        [[ $name != WIKIGRAPH_RELEASE ]] || fail "line $number of $file sets $name, which every deployment sets: remove it"
        case $value in
            "'"?*"'") value=${value#\'} value=${value%\'} ;;
            '"'?*'"') value=${value#\"} value=${value%\"} ;;
            *[[:space:]]*) fail "line $number of $file: the value of $name has spaces, and needs quotes around it" ;;
        esac
        [[ $value != *["'\""]* ]] || fail "line $number of $file: quotes belong around the whole of $name's value only"
        [[ $value ]] || fail "line $number of $file: $name has no value"
        [[ " ${names[*]} " != *" $name "* ]] || fail "line $number of $file sets $name again"
        names+=("$name")
        values+=("$value")
    done <"$file"
    ((${#names[@]})) || fail "$file sets no variable"
}

# The variables that the tool has, as JSON that stays in this process.
present_variables() {
    toolforge envvars list --json || fail "the tool's variables cannot be read: toolforge envvars list says why"
}

# The value that variable $1 has in $present; fails if it is not set. An x follows it, since $(…) cuts newlines off.
present_value() {
    python3 -c '
import json, sys
values = {variable["name"]: variable["value"] for variable in json.load(sys.stdin)["envvars"]}
sys.exit(1) if sys.argv[1] not in values else sys.stdout.write(values[sys.argv[1]] + "x")
' "$1" <<<"$present"
}

# Gives variable $1 the value $2. Toolforge answers with the value, and may do so in its errors: neither is shown.
set_variable() {
    printf '%s' "$2" | toolforge envvars create "$1" >/dev/null 2>&1
}

set_variables() {
    local at name value had
    reached=variables
    for at in "${!names[@]}"; do
        name=${names[at]} value=${values[at]}
        if had=$(present_value "$name"); then
            had=${had%x}
            if [[ $had == "$value" ]]; then
                say "$name is set so already"
                continue
            fi
            before_known+=("$name") before+=("$had")
        else
            before_unknown+=("$name")
        fi
        if [[ $dry_run ]]; then
            printf 'would run: toolforge envvars create %s (the value on its standard input)\n' "$name"
        else
            set_variable "$name" "$value" ||
                fail "toolforge envvars create $name failed (what it said may hold the value, and is not shown)"
            say "$name is set"
        fi
    done
}

restore_variables() {
    local at
    for at in "${!before_known[@]}"; do
        set_variable "${before_known[at]}" "${before[at]}" || warn "${before_known[at]} could not be set back"
    done
    for at in "${!before_unknown[@]}"; do
        toolforge envvars delete --yes-im-sure "${before_unknown[at]}" >/dev/null 2>&1 ||
            warn "${before_unknown[at]} could not be deleted again"
    done
}

# A member of JSON on standard input: path $1, such as build.status.
json() {
    python3 -c '
import json, sys
value = json.load(sys.stdin)
for name in sys.argv[1].split("."):
    value = value[name]
print(value)
' "$1"
}

# Two images take turns, so that a build never replaces what is served.
choose_image() {
    served=
    [[ ! -e $template ]] || served=$(sed -n 's/^buildservice-image: *//p' "$template")
    image=blue
    [[ $served != "tool-$tool/blue:latest" ]] || image=green
}

build() {
    say "Building $ref of $repository as $image"
    local command=(toolforge build start --ref "$ref" --image-name "$image" --detach --json "$repository")
    if [[ $dry_run ]]; then
        change "${command[@]}"
        release=${ref##*/}-ID
        return
    fi
    local answer id status deadline=$((SECONDS + options[build-wait]))
    answer=$("${command[@]}") || fail "the build did not start${answer:+: $answer}"
    id=$(json new_build.name <<<"$answer" 2>/dev/null) || fail "toolforge build start said: $answer"
    timeout "${options[build-wait]}" toolforge build logs --follow "$id" >&2 || warn "the build's log broke off"
    while true; do
        answer=$(toolforge build show --json "$id") && status=$(json build.status <<<"$answer") || status=unknown
        case $status in
            ok) break ;;
            error | timeout | cancelled)
                fail "the build ended with $status, and nothing was changed. toolforge build logs $id shows why"
                ;;
        esac
        ((SECONDS < deadline)) || fail "the build took more than ${options[build-wait]} s ($status), and nothing was changed"
        sleep 1
    done
    release=${ref##*/}-${id##*-}
}

write_template() {
    cat <<END
# Written by deploy/toolforge.sh, which finds here what is served.
type: buildservice
buildservice-image: tool-$tool/$image:latest
mount: none
health-check-path: /healthz
END
    [[ ! ${options[cpu]:-} ]] || echo "cpu: ${options[cpu]}"
    [[ ! ${options[mem]:-} ]] || echo "mem: ${options[mem]}"
}

# The template is what the web service is started by, and what the next deployment goes back to.
replace_template() {
    if [[ $dry_run ]]; then
        printf 'would write %s:\n%s\n' "$template" "$(write_template)"
        return
    fi
    write_template >"$template.new"
    if [[ -e $template ]]; then
        kept=$template.before
        cp "$template" "$kept"
    fi
    reached=service
    mv "$template.new" "$template"
}

# Replaces what runs, or starts it.
serve() {
    change toolforge webservice buildservice "${1:-$([[ $was_running ]] && echo restart || echo start)}"
}

# Waits until the release answers, and asks it a query.
answers() {
    local expected=$1 health='' body deadline=$((SECONDS + options[wait]))
    if [[ $dry_run ]]; then
        printf 'would ask %s/healthz and %s/graphql: %s\n' "$url" "$url" "${options[query]}"
        return 0
    fi
    say "Asking $url"
    body=$(python3 -c 'import json, sys; print(json.dumps({"query": sys.argv[1]}))' "${options[query]}")
    while true; do
        health=$(curl --silent --show-error --fail --max-time 10 "$url/healthz" 2>&1) &&
            [[ ! $expected || $(json release <<<"$health" 2>/dev/null) == "$expected" ]] &&
            health=$(curl --silent --show-error --max-time 30 --header 'Content-Type: application/json' \
                --data "$body" "$url/graphql" 2>&1) && {
            is_good "$health" ||
                # Where strangers have to log in, all that they can be told is whether it could answer.
                { wants_login "$health" && health=$(curl --silent --show-error --fail --max-time 30 "$url/readyz" 2>&1); }
        } && return 0
        ((SECONDS < deadline)) || break
        sleep 1
    done
    warn "no right answer within ${options[wait]} s; the last was: ${health:0:500}"
    return 1
}

is_good() {
    python3 -c '
import json, sys
answer = json.load(sys.stdin)
data = answer.get("data")
sys.exit(not (data and all(value is not None for value in data.values()) and "errors" not in answer))
' <<<"$1" 2>/dev/null
}

# Whether an answer says only that nobody is logged in. One that names a limit is of a query that is too dear for strangers.
wants_login() {
    python3 -c '
import json, sys
told = [error.get("extensions", {}) for error in json.load(sys.stdin).get("errors") or []]
sys.exit([(each.get("code"), "limit" in each) for each in told] != [("UNAUTHENTICATED", False)])
' <<<"$1" 2>/dev/null
}

# Undoes what was done of a deployment that is given up.
roll_back() {
    restore_variables
    if [[ $reached == variables ]]; then
        warn "nothing else was changed; what was served goes on"
        return
    fi
    warn "going back to what was served before; the web service's last words:"
    toolforge webservice logs --last 30 >&2 || true
    if [[ $kept ]]; then mv "$kept" "$template"; else rm -f "$template"; fi
    if [[ ! $was_running ]]; then
        toolforge webservice buildservice stop || warn "the web service could not be stopped"
        warn "nothing was served before, so the web service was stopped"
    elif { serve restart || true; } && answers ''; then
        warn "what was served before is served again"
    else
        warn "what was served before does not answer either: see toolforge webservice logs"
    fi
}

# However the script ends, a deployment is complete or undone.
finish() {
    local status=$?
    trap - EXIT
    trap '' HUP INT TERM
    [[ ! $reached || $dry_run ]] || roll_back
    exit "$status"
}

deploy() {
    find_ref
    read_variables
    choose_image
    present=$(present_variables)
    build
    # By this the new release is told from the one before, which answers until the new one is ready.
    names+=(WIKIGRAPH_RELEASE)
    values+=("$release")
    if [[ " ${names[*]} " != *" TOOLFORGE_DEPLOYMENT "* ]]; then
        names+=(TOOLFORGE_DEPLOYMENT)
        values+=(true)
    fi
    local status
    status=$(toolforge webservice status) || fail "toolforge webservice status failed: ${status:-it says nothing}"
    [[ $status != *"is running"* ]] || was_running=yes
    trap finish EXIT
    trap 'exit 1' HUP INT TERM
    set_variables
    say "Serving $image"
    replace_template
    # It fails, too, when the image takes long to arrive.
    serve || warn "the web service was not ready at once"
    answers "$release" || fail "$ref does not answer as it should"
    reached=''
    [[ ! $kept ]] || mv "$kept" "$template.previous"
    [[ $dry_run ]] || say "$ref is served at $url"
}

go_back() {
    [[ -e $template.previous ]] || fail "$template.previous is not there: nothing was served before the last deployment"
    say "Serving what was served before: $(sed -n 's/^buildservice-image: *//p' "$template.previous")"
    if [[ $dry_run ]]; then
        printf 'would exchange %s and %s.previous\n' "$template" "$template"
    else
        mv "$template" "$template.new"
        mv "$template.previous" "$template"
        mv "$template.new" "$template.previous"
    fi
    serve restart || warn "the web service was not ready at once"
    answers '' || fail "it does not answer as it should: see toolforge webservice logs"
    [[ $dry_run ]] || say "What was served before is served at $url; --rollback again exchanges them again"
}

main() {
    read_arguments "$@"
    look_around
    if [[ $rollback ]]; then go_back; else deploy; fi
}

# Nothing that is run here may ask, or read what follows of a script that comes from standard input.
main "$@" </dev/null
