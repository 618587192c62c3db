import { judgeDifferentiatingPrograms } from "../testing/judgedShare.ts";

judgeDifferentiatingPrograms();
