/** Stands in for `ajv` and `ajv-formats` in test bundles: whoever builds a validator with it fails. */
export class Ajv {
  constructor() {
    throw new Error("The server built an Ajv.");
  }
}

export default Ajv;
