// The schema as the repository has it, and what it is made of.
import { readFile } from "node:fs/promises";
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";

/** The file that the repository has. */
export const schemaFile = new URL("../../schema.graphql", import.meta.url);

/** Its text. */
export const schemaText = await readFile(schemaFile, "utf8");

/** What it says. */
export const schema = buildSchema(schemaText);

/** The types that the project itself defines. */
export function ownTypes() {
  return Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
}

/** The fields of an object, interface or input type, the values of an enum; none of a scalar. */
export function membersOf(type) {
  if (isEnumType(type)) return type.getValues();
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) return Object.values(type.getFields());
  return [];
}

/** Whatever has a name in the schema: each with the path to it. */
export function* named() {
  for (const type of ownTypes()) {
    yield { path: type.name, kind: "type", it: type };
    for (const member of membersOf(type)) {
      const path = `${type.name}.${member.name}`;
      yield { path, kind: isEnumType(type) ? "value" : "field", it: member };
      for (const argument of member.args ?? []) {
        yield { path: `${path}(${argument.name}:)`, kind: "argument", it: argument };
      }
    }
  }
}
