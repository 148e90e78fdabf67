/** Published descriptions in `../shared/specs/aoai`. */
export const publishedVersions = [
  '2022-12-01', '2023-05-15', '2024-02-01', '2024-06-01', '2024-08-01-preview', '2024-10-21', '2025-01-01-preview', '2025-03-01-preview', '2025-04-01-preview', 'azure-v1-v1-generated',
];
