/** The samples as a table: work so far, sweep, bytes by owner. */
import type { DerivativeReport } from "../../../engine/protocol.ts";
import { formatBytes, formatCount } from "../../charts/quantities.ts";
import { ownerTitle } from "../ownerTree.ts";

export function TapeTable({ report: { timeline, owners } }: { readonly report: DerivativeReport }) {
  const titles = timeline.owners.map((key) => {
    const owner = owners.find((candidate) => candidate.key === key);
    return owner === undefined ? key : ownerTitle(owner, owners);
  });
  return (
    <table>
      <thead>
        <tr>
          <th data-figure>operations so far</th>
          <th>sweep</th>
          <th data-figure>held</th>
          {titles.map((title, index) => (
            <th data-figure key={index}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {timeline.samples.map((sample, row) => (
          <tr key={row}>
            <td data-figure>{formatCount(sample.at)}</td>
            <td>{sample.sweep === "forward" ? "F way there" : "R way back"}</td>
            <td data-figure>{formatBytes(sample.total)}</td>
            {titles.map((_, index) => (
              <td data-figure key={index}>
                {formatBytes(sample.bytes[index] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
