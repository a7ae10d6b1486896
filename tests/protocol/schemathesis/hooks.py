"""What schemathesis needs to know of the gateway: values of its scalars, and what an answer may not say."""

import graphql
import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

MOMENTS = st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0"))

schemathesis.graphql.scalar("BigInt", st.integers(min_value=0, max_value=2**64 - 1).map(nodes.Int))
schemathesis.graphql.scalar("DateTime", MOMENTS.map(nodes.String))
schemathesis.graphql.scalar("URL", st.just("https://wiki.example/").map(nodes.String))
schemathesis.graphql.scalar("JSON", st.text().map(nodes.String))

CLIENT_FAULTS = {
    "BAD_USER_INPUT",
    "FORBIDDEN",
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "QUERY_TOO_COMPLEX",
    "UNAUTHENTICATED",
}

# Pages of a list go one way, and from a cursor that the server gave out: made-up ones are mostly left out.
ONE_WAY = {"last", "before", "after"}


class Forwards(graphql.Visitor):
    """Leaves every list its first page."""

    def enter_field(self, node, *_):
        names = {argument.name.value for argument in node.arguments}
        if "first" not in names:
            return None
        kept = tuple(argument for argument in node.arguments if argument.name.value not in ONE_WAY)
        return graphql.FieldNode(**{**{key: getattr(node, key) for key in node.keys}, "arguments": kept})


@schemathesis.hook
def map_body(context, body):
    """Makes most documents run rather than be refused."""
    return graphql.visit(body, Forwards())


@schemathesis.check
def errors_are_the_clients(ctx, response, case):
    """Whatever is asked, nothing breaks: each error has a code of what a client can mend."""
    assert response.status_code < 500, response.text
    for error in response.json().get("errors", []):
        assert error["extensions"]["code"] in CLIENT_FAULTS, response.text
