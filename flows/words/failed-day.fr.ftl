### Un jour qui échoue : visites déplacées par la clinique, et ce qu’elle propose
