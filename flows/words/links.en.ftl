### Booking links
