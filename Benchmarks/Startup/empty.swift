// What an empty program takes is what Swift's runtime takes.
print("empty")
