/** What tells of a stack: a file that is there, what a manifest depends on, or a line that a file has. */
export interface StackSign {
  readonly stack: string;
  /** Fits the path of a file below the project. */
  readonly file: RegExp;
  /** Fits the name of something that the file depends on; the file is one of the manifests that are read. */
  readonly dependency?: RegExp;
  /** Fits a line of the file. */
  readonly line?: RegExp;
  /** The sign tells nothing where one of these stacks is in the same folder or above it. */
  readonly unless?: readonly string[];
}

const PACKAGE = /(^|\/)package\.json$/;
const PYTHON = /(^|\/)(pyproject\.toml|requirements[\w.-]*\.txt|Pipfile|setup\.(py|cfg))$/;
const GRADLE = /(^|\/)build\.gradle(\.kts)?$/;
const COMPOSE = /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/;
const TERRAFORM = /\.tf$/;
const CARGO = /(^|\/)Cargo\.toml$/;
const GO = /(^|\/)go\.mod$/;
const POM = /(^|\/)pom\.xml$/;
const PRISMA = /\.prisma$/;
const DOCKERFILE = /(^|\/)(Dockerfile[\w.-]*|[\w.-]+\.Dockerfile)$/;
const MOBILE = ["flutter", "react-native"];

/** All signs. The order is that in which reasons are given. */
export const STACK_SIGNS: readonly StackSign[] = [
  { stack: "flutter", file: /(^|\/)pubspec\.yaml$/, dependency: /^flutter$/ },
  { stack: "react-native", file: PACKAGE, dependency: /^(react-native|expo)$/ },
  {
    stack: "node",
    file: PACKAGE,
    dependency:
      /^(express|fastify|koa|@nestjs\/core|@hapi\/hapi|hono|@trpc\/server|apollo-server|@apollo\/server|pino|winston|bullmq|commander|yargs|nodemon|ts-node|tsx)$/,
  },
  { stack: "node", file: PACKAGE, line: /"(start|dev|serve)"\s*:\s*"[^"]*\b(node|tsx|ts-node|nodemon)\b/ },
  { stack: "node", file: PACKAGE, line: /^\s*"bin"\s*:/ },
  { stack: "react", file: PACKAGE, dependency: /^react-dom$/ },
  { stack: "react", file: PACKAGE, dependency: /^react$/, unless: ["react-native"] },
  { stack: "vue", file: PACKAGE, dependency: /^(vue|nuxt)$/ },
  { stack: "angular", file: PACKAGE, dependency: /^@angular\/core$/ },
  { stack: "angular", file: /(^|\/)angular\.json$/ },
  { stack: "native-android", file: /(^|\/)AndroidManifest\.xml$/, unless: MOBILE },
  { stack: "native-android", file: GRADLE, line: /com\.android\.(application|library)/, unless: MOBILE },
  { stack: "native-ios", file: /(^|\/)project\.pbxproj$/, unless: MOBILE },
  { stack: "native-ios", file: /(^|\/)Podfile$/, unless: MOBILE },
  { stack: "native-ios", file: /(^|\/)Package\.swift$/, line: /\.iOS\(/ },
  { stack: "python", file: PYTHON },
  { stack: "python", file: /(^|\/)manage\.py$/ },
  { stack: "python", file: DOCKERFILE, line: /^\s*FROM\s+(--\S+\s+)?(\S*\/)?python\b/i },
  { stack: "go", file: GO },
  { stack: "rust", file: CARGO },
  { stack: "java", file: POM },
  { stack: "java", file: GRADLE, unless: [...MOBILE, "native-android"] },
  {
    stack: "postgres",
    file: PACKAGE,
    dependency: /^(pg|postgres|pg-promise|@neondatabase\/serverless|@vercel\/postgres)$/,
  },
  { stack: "postgres", file: PYTHON, dependency: /^(psycopg|psycopg2|psycopg2-binary|asyncpg|pg8000)$/i },
  { stack: "postgres", file: GO, dependency: /^github\.com\/(jackc\/pgx|lib\/pq)(\/|$)/ },
  { stack: "postgres", file: CARGO, dependency: /^(postgres|tokio-postgres)$/ },
  { stack: "postgres", file: CARGO, line: /^\s*(sqlx|diesel|sea-orm)\b.*postgres/ },
  { stack: "postgres", file: POM, dependency: /^org\.postgresql:/ },
  { stack: "postgres", file: GRADLE, line: /org\.postgresql/ },
  { stack: "postgres", file: COMPOSE, line: /^\s*image:\s*["']?(\S*\/)?(postgres|postgis|pgvector|timescaledb)\b/ },
  { stack: "postgres", file: PRISMA, line: /provider\s*=\s*"postgresql"/ },
  { stack: "postgres", file: TERRAFORM, line: /\bengine\s*=\s*"(aurora-)?postgres|"POSTGRES_\d/ },
  { stack: "mongodb", file: PACKAGE, dependency: /^(mongodb|mongoose|@typegoose\/typegoose)$/ },
  { stack: "mongodb", file: PYTHON, dependency: /^(pymongo|motor|mongoengine|beanie)$/i },
  { stack: "mongodb", file: GO, dependency: /^go\.mongodb\.org\/mongo-driver(\/|$)/ },
  { stack: "mongodb", file: CARGO, dependency: /^mongodb$/ },
  { stack: "mongodb", file: POM, dependency: /:(spring-boot-starter-data-mongodb(-reactive)?|mongodb-driver-\w+)$/ },
  { stack: "mongodb", file: GRADLE, line: /data-mongodb|mongodb-driver/ },
  { stack: "mongodb", file: COMPOSE, line: /^\s*image:\s*["']?(\S*\/)?mongo\b/ },
  { stack: "mongodb", file: PRISMA, line: /provider\s*=\s*"mongodb"/ },
  { stack: "electron", file: PACKAGE, dependency: /^electron$/ },
  { stack: "next", file: PACKAGE, dependency: /^next$/ },
  { stack: "fastapi", file: PYTHON, dependency: /^fastapi$/i },
  { stack: "gcp", file: TERRAFORM, line: /^\s*(provider|resource|data)\s+"google(-beta)?(_\w+)?"/ },
  { stack: "gcp", file: /(^|\/)(cloudbuild\.ya?ml|\.gcloudignore)$/ },
  { stack: "gcp", file: /(^|\/)app\.yaml$/, line: /^runtime:\s*\w+/ },
  { stack: "gcp", file: PACKAGE, dependency: /^@google-cloud\// },
  { stack: "gcp", file: PYTHON, dependency: /^google-cloud-/i },
  { stack: "gcp", file: GO, dependency: /^cloud\.google\.com\/go(\/|$)/ },
  { stack: "gcp", file: POM, dependency: /^com\.google\.cloud:/ },
  { stack: "aws", file: TERRAFORM, line: /^\s*(provider|resource|data)\s+"aws(_\w+)?"/ },
  { stack: "aws", file: /(^|\/)(cdk\.json|samconfig\.toml|buildspec\.ya?ml)$/ },
  { stack: "aws", file: /(^|\/)serverless\.ya?ml$/, line: /^\s+name:\s*["']?aws\b/ },
  { stack: "aws", file: /\.(ya?ml|template)$/, line: /^AWSTemplateFormatVersion:/ },
  { stack: "aws", file: PACKAGE, dependency: /^(aws-sdk|@aws-sdk\/.+|aws-cdk-lib|@aws-cdk\/core)$/ },
  { stack: "aws", file: PYTHON, dependency: /^(boto3|aioboto3|aws-cdk-lib)$/i },
  { stack: "aws", file: GO, dependency: /^github\.com\/aws\/aws-sdk-go(-v2)?(\/|$)/ },
  { stack: "aws", file: CARGO, dependency: /^(aws-config|aws-sdk-.+)$/ },
  { stack: "aws", file: POM, dependency: /^(com\.amazonaws|software\.amazon\.awssdk):/ },
  { stack: "solidity", file: /(^|\/)(foundry\.toml|hardhat\.config\.[cm]?[jt]s|truffle-config\.js)$/ },
  { stack: "solidity", file: /\.sol$/ },
  { stack: "embedded", file: /(^|\/)(platformio\.ini|sdkconfig|west\.yml|prj\.conf|memory\.x)$|\.(ino|ioc)$/ },
  { stack: "embedded", file: CARGO, dependency: /^(cortex-m(-rt)?|embedded-hal|embassy-.+|esp-hal)$/ },
  { stack: "embedded", file: /(^|\/)CMakeLists\.txt$/, line: /pico_sdk_init|idf_component_register|\$ENV\{IDF_PATH\}/ },
];
