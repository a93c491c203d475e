/** The clinic that is proved on: a conversation to a booking is short, and what is held is not held for long. */
export const HOLD_MS = 4_000;
export const SHORT_MS = 10 * 60_000;
export const LONG_MS = 30 * 60_000;

export const CLINIC = `network:
  name: Proof Clinic
  welcome: Welcome.
  phone: "021 000 0100"
  country: ZA
  languages: [en]
  terms: { version: "1", text: We keep what you tell us to ourselves. }
  hold: ${HOLD_MS / 1000} seconds
  notice: 1 minute
  window: 14 days
  cutOffs: { reschedule: 0 minutes, cancel: 0 minutes }
areas:
  city: { name: City }
locations:
  north: { name: North Clinic, area: city, zone: Africa/Johannesburg, address: 1 North Road, phone: "021 000 0101", pin: { latitude: -33.9, longitude: 18.4 } }
departments:
  nursing: { name: Nursing }
services:
  short: { name: Short visit, department: nursing, description: You are seen., length: ${SHORT_MS / 60_000} minutes, reason: none }
  long: { name: Long visit, department: nursing, description: You are seen for longer., length: ${LONG_MS / 60_000} minutes, reason: none }
practitioners:
  ann: { name: Ann Example, roles: [{ location: north, services: [short, long] }] }
  ben: { name: Ben Sample, roles: [{ location: north, services: [short, long] }] }
  cleo: { name: Cleo Instance, roles: [{ location: north, services: [short, long] }] }
`;
