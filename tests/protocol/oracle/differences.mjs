// Documents that the gateway judges otherwise than GraphQL does, and why: it accepts some that are wrong, refuses some
// that are right, and of some that are right a field fails.

export default [
  {
    gateway: "accepts",
    reason: "async-graphql's parser takes an empty list of variables, and a fragment of the name on",
    documents: ["empty variables", "a fragment named on"],
  },
  {
    gateway: "accepts",
    reason: "async-graphql's parser keeps the last of an input object's fields of one name, and tells nobody",
    documents: ["a field of an input object twice"],
  },
  {
    gateway: "accepts",
    reason: "async-graphql compares only fields of one selection, under one and the same type condition",
    documents: [
      "two fields below fields that merge",
      "two fields in a fragment and beside it",
      "two fields by way of an interface",
      "other types on objects that exclude each other",
      "null and no null on objects that exclude each other",
      "a list and one on objects that exclude each other",
    ],
  },
  {
    gateway: "accepts",
    reason: "async-graphql reads an enum's value from a string too",
    documents: ["a string for an enum"],
  },
  {
    gateway: "accepts",
    reason: "async-graphql leaves an integer's range, and what is no object, to the field, which refuses it when it runs",
    documents: ["an integer beyond 32 bits", "a string for an input object"],
  },
  {
    gateway: "accepts",
    reason: "async-graphql does not look at the arguments of __typename, nor at the directives of variables",
    documents: ["an argument of __typename", "a directive of fields on a variable"],
  },
  {
    gateway: "refuses",
    reason: "async-graphql's parser takes each \\u escape for a character of its own; variables carry any character",
    documents: ["an escape of more than four digits", "a pair of surrogates"],
  },
  {
    gateway: "fails",
    reason: "async-graphql takes a variable that is left out for null, also where the argument has a default",
    documents: ["a variable that may be null where the argument has a default"],
  },
];
