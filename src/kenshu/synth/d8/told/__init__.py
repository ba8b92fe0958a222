"""What is reported about roads and written in the survey: notes of clerks, posts of residents, opinions, places."""
